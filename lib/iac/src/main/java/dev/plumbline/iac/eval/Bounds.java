package dev.plumbline.iac.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is certain of an unknown value besides its type, as Terraform keeps it while it plans: how a
 * string begins, and what a number, or the length of a collection, lies between. Both ends belong
 * to it; null is no end.
 */
public record Bounds(String prefix, @Nullable BigFloat low, @Nullable BigFloat high) {
  public static final Bounds NONE = new Bounds("", null, null);

  /** A number that is not below zero, such as a length. */
  public static final Bounds COUNT = new Bounds("", BigFloat.of(0), null);

  /** Terraform keeps no longer prefix of a template, in bytes of UTF-8. */
  private static final int LONGEST = 128;

  /** After one of these nothing that follows can change what a reader sees as the last letter. */
  private static final String DELIMITERS = "!#$%&'()*+,-./:;?@[]^_{|}~ \t\"";

  /** A string that begins so, whatever follows: a last letter that could become another is off. */
  static Bounds prefix(String text) {
    if (text.isEmpty() || DELIMITERS.indexOf(text.charAt(text.length() - 1)) >= 0) {
      return new Bounds(text, null, null);
    }
    return new Bounds(text.substring(0, Graphemes.lastStart(text)), null, null);
  }

  /** The same for a template. */
  static Bounds templatePrefix(String text) {
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > LONGEST) {
        break;
      }
      at += Character.charCount(point);
    }
    return prefix(text.substring(0, at));
  }

  static Bounds between(@Nullable BigFloat low, @Nullable BigFloat high) {
    return new Bounds("", low, high);
  }

  /** What a number lies between; of a known one, itself. */
  static Bounds ofNumber(Datum value) {
    return switch (value.unmarked()) {
      case Datum.Num(BigFloat number) -> between(number, number);
      case Datum.Unknown unknown -> unknown.bounds();
      default -> NONE;
    };
  }

  /** What the length of a list, a set or a map lies between. */
  public static Bounds ofLength(Datum value) {
    return switch (value.unmarked()) {
      case Datum.Seq seq -> {
        BigFloat most = BigFloat.of(seq.elements().size());
        boolean open = seq.type() instanceof Type.SetOf && !seq.isWhollyKnown();
        yield between(open ? BigFloat.of(Math.min(1, seq.elements().size())) : most, most);
      }
      case Datum.Obj obj -> {
        BigFloat size = BigFloat.of(obj.members().size());
        yield between(size, size);
      }
      case Datum.Unknown unknown ->
          unknown.bounds().low == null
              ? between(BigFloat.of(0), unknown.bounds().high)
              : unknown.bounds();
      default -> COUNT;
    };
  }

  /** The length of a string of which the beginning is known. */
  public static Bounds ofText(Datum.Unknown text) {
    return between(BigFloat.of(Graphemes.count(text.bounds().prefix)), null);
  }

  /** Whether more than one number lies within. */
  public boolean isOpen() {
    return !isOne();
  }

  /** Whether these are all one number. */
  boolean isOne() {
    return low != null && high != null && low.compareTo(high) == 0;
  }

  /** Whatever lies in one of these or between them. */
  Bounds around(Bounds other) {
    return between(
        low == null || other.low == null ? null : low.compareTo(other.low) < 0 ? low : other.low,
        high == null || other.high == null
            ? null
            : high.compareTo(other.high) > 0 ? high : other.high);
  }

  private static boolean below(Bounds a, Bounds b) {
    return a.high != null && b.low != null && a.high.compareTo(b.low) < 0;
  }

  /** Whether {@code a < b}; null when these don't tell. */
  static @Nullable Boolean isLess(Bounds a, Bounds b) {
    if (below(a, b)) {
      return true;
    }
    return below(b, a) ? (Boolean) false : null;
  }

  /** Whether a known value of the same type can be what is unknown. */
  boolean mayBe(Datum known) {
    return switch (known) {
      case Datum.Str(String text) -> text.startsWith(prefix);
      case Datum.Num(BigFloat number) -> holds(number);
      case Datum.Seq seq when seq.isWhollyKnown() -> holds(BigFloat.of(seq.elements().size()));
      case Datum.Obj obj -> holds(BigFloat.of(obj.members().size()));
      default -> true;
    };
  }

  private boolean holds(BigFloat number) {
    return (low == null || low.compareTo(number) <= 0)
        && (high == null || high.compareTo(number) >= 0);
  }

  /** The length of what is turned into another collection: a set may have fewer elements. */
  Bounds converted(Type type) {
    return type instanceof Type.SetOf && low != null && low.compareTo(BigFloat.ONE) > 0
        ? between(BigFloat.ONE, high)
        : this;
  }

  /** The unknown within these bounds; as much of it as they decide. */
  public Datum applied(Datum.Unknown unknown) {
    var within = new Datum.Unknown(unknown.type(), unknown.origin(), true, unknown.known(), this);
    BigFloat one = isOne() ? low : null;
    if (one == null) {
      return within;
    }
    Integer size = one.asInt();
    return switch (unknown.type()) {
      case Type.Primitive.NUMBER -> Datum.of(one);
      case Type.ListOf(Type element) when size != null ->
          Datum.list(element, elements(unknown, element, size));
      case Type.SetOf(Type element) when size != null && size <= 1 ->
          new Datum.Seq(unknown.type(), elements(unknown, element, size));
      case Type.MapOf(Type element) when size != null && size == 0 ->
          Datum.map(element, Datum.sorted());
      case Type.Primitive _, Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.MapOf _ -> within;
      case Type.TupleOf _, Type.ObjectOf _ -> within;
    };
  }

  private static List<Datum> elements(Datum.Unknown whole, Type element, int size) {
    return java.util.stream.IntStream.range(0, size)
        .<Datum>mapToObj(i -> Rendering.derived("[" + i + "]", List.of(whole), element))
        .toList();
  }

  /** An unknown that is certain to be something, if its type is known. */
  public static Datum notNull(Datum value) {
    return switch (value) {
      case Datum.Sensitive(Datum inner) -> notNull(inner).sensitive();
      case Datum.Unknown unknown when !unknown.notNull() && unknown.type() != Type.Dynamic.ANY ->
          new Datum.Unknown(
              unknown.type(), unknown.origin(), true, unknown.known(), unknown.bounds());
      default -> value;
    };
  }

  /** {@code unknown}, a string that begins with {@code prefix}. */
  public static Datum beginning(Datum.Unknown unknown, String prefix) {
    Map<String, Datum> known = unknown.known();
    return new Datum.Unknown(
        Type.Primitive.STRING, unknown.origin(), true, known, Bounds.prefix(prefix));
  }
}
