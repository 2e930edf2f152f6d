package dev.plumbline.iac.eval;

import dev.plumbline.model.value.Value.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value with its type, as Terraform has it while it evaluates. Sensitive is a mark around it. */
public sealed interface Datum {
  Type type();

  /**
   * How many values it is made of, itself included. What stands in it several times counts as
   * often, so that a walk through all of it takes as many steps.
   */
  default int parts() {
    return 1;
  }

  record Null(Type type) implements Datum {
    public static final Null ANY = new Null(Type.Dynamic.ANY);
  }

  record Bool(boolean value) implements Datum {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    @Override
    public Type type() {
      return Type.Primitive.BOOL;
    }
  }

  record Num(BigFloat value) implements Datum {
    @Override
    public Type type() {
      return Type.Primitive.NUMBER;
    }
  }

  record Str(String value) implements Datum {
    public static final Str EMPTY = new Str("");

    public Str {
      Objects.requireNonNull(value);
    }

    @Override
    public Type type() {
      return Type.Primitive.STRING;
    }
  }

  /**
   * A list, set or tuple, as its type says; a set's elements are distinct and in their order
   * ({@link SetOrder}).
   *
   * @param parts see {@link Datum#parts}
   */
  record Seq(Type type, List<Datum> elements, int parts) implements Datum {
    public Seq {
      elements = Collections.unmodifiableList(elements);
    }

    public Seq(Type type, List<Datum> elements) {
      this(type, elements, Parts.of(elements));
    }
  }

  /**
   * A map or an object, as its type says; in the order of its keys.
   *
   * @param parts see {@link Datum#parts}
   */
  record Obj(Type type, SortedMap<String, Datum> members, int parts) implements Datum {
    public Obj {
      members = Collections.unmodifiableSortedMap(members);
    }

    public Obj(Type type, SortedMap<String, Datum> members) {
      this(type, members, Parts.of(members.values()));
    }
  }

  /**
   * A value that nobody knows yet.
   *
   * @param notNull whether it is certain to be something
   * @param known members that are known already, of an object that is not known as a whole, such as
   *     a resource before it is applied
   * @param bounds what else is certain of it
   * @param parts see {@link Datum#parts}
   */
  record Unknown(
      Type type, Origin origin, boolean notNull, Map<String, Datum> known, Bounds bounds, int parts)
      implements Datum {
    public Unknown(
        Type type, Origin origin, boolean notNull, Map<String, Datum> known, Bounds bounds) {
      this(type, origin, notNull, known, bounds, Parts.of(known.values()));
    }

    public Unknown(Type type, Origin origin) {
      this(type, origin, false, Map.of());
    }

    public Unknown(Type type, Origin origin, boolean notNull, Map<String, Datum> known) {
      this(type, origin, notNull, known, Bounds.NONE);
    }

    /** An object, such as a resource before it is applied, that has more members than are known. */
    public static Unknown instance(Origin origin, Map<String, Datum> known) {
      return new Unknown(Type.Dynamic.ANY, origin, true, known);
    }

    /** Whether it was made by {@link #instance}: only objects are without type and not null. */
    public boolean isInstance() {
      return notNull && type == Type.Dynamic.ANY;
    }

    /** The same origin for another type; a collection keeps what is known of its length. */
    public Unknown as(Type other) {
      boolean counted = type.isCollection() && other.isCollection();
      return new Unknown(
          other,
          origin,
          notNull && type != Type.Dynamic.ANY,
          Map.of(),
          counted ? bounds.converted(other) : Bounds.NONE);
    }
  }

  /** A sensitive value; never wraps another mark. */
  record Sensitive(Datum value) implements Datum {
    public Sensitive {
      if (value instanceof Sensitive) {
        throw new IllegalArgumentException("already sensitive");
      }
    }

    @Override
    public Type type() {
      return value.type();
    }

    @Override
    public int parts() {
      return value.parts();
    }
  }

  static Datum of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  static Datum of(String value) {
    return new Str(value);
  }

  static Datum of(long value) {
    return new Num(BigFloat.of(value));
  }

  static Datum of(BigFloat value) {
    return new Num(value);
  }

  static Datum tuple(List<Datum> elements) {
    return new Seq(new Type.TupleOf(elements.stream().map(Datum::type).toList()), elements);
  }

  static Datum list(Type element, List<Datum> elements) {
    return new Seq(new Type.ListOf(element), elements);
  }

  /** A list of strings. */
  static Datum strings(List<String> elements) {
    return list(Type.Primitive.STRING, elements.stream().map(Datum::of).toList());
  }

  static Datum map(Type element, SortedMap<String, Datum> members) {
    return new Obj(new Type.MapOf(element), members);
  }

  static Datum object(SortedMap<String, Datum> members) {
    var types = new TreeMap<String, Type>(KeyOrder.BY_CODE_POINT);
    members.forEach((name, member) -> types.put(name, member.type()));
    return new Obj(new Type.ObjectOf(types), members);
  }

  static <T> SortedMap<String, T> sorted() {
    return new TreeMap<>(KeyOrder.BY_CODE_POINT);
  }

  /** An unknown that no resource decides, with the reason. */
  static Unknown unknown(Type type, String reason) {
    return new Unknown(type, new Origin("", "", "", reason));
  }

  /** This value with the mark, once. */
  default Datum sensitive() {
    return this instanceof Sensitive ? this : new Sensitive(this);
  }

  default Datum sensitiveIf(boolean mark) {
    return mark ? sensitive() : this;
  }

  /** This value without a mark of its own; marks further in stay. */
  default Datum unmarked() {
    return this instanceof Sensitive(Datum value) ? value : this;
  }

  default boolean isNull() {
    return unmarked() instanceof Null;
  }

  /** Whether it is known at its top; what it holds may not be. */
  default boolean isKnown() {
    return !(unmarked() instanceof Unknown);
  }

  /** Its first unknown, however deep; null when all of it is known. */
  default @Nullable Unknown firstUnknown() {
    return switch (this) {
      case Unknown unknown -> unknown;
      case Sensitive(Datum value) -> value.firstUnknown();
      case Seq seq -> first(seq.elements());
      case Obj obj -> first(obj.members().values());
      case Null _, Bool _, Num _, Str _ -> null;
    };
  }

  private static @Nullable Unknown first(Iterable<Datum> values) {
    for (Datum value : values) {
      Unknown found = value.firstUnknown();
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  default boolean isWhollyKnown() {
    return firstUnknown() == null;
  }

  /** Whether a mark stands on it or on anything in it. */
  default boolean hasMark() {
    return switch (this) {
      case Sensitive _ -> true;
      case Seq seq -> seq.elements().stream().anyMatch(Datum::hasMark);
      case Obj obj -> obj.members().values().stream().anyMatch(Datum::hasMark);
      case Unknown unknown -> unknown.known().values().stream().anyMatch(Datum::hasMark);
      case Null _, Bool _, Num _, Str _ -> false;
    };
  }

  /** This value without any mark, however deep; itself when it has none. */
  default Datum deepUnmarked() {
    return hasMark() ? Marks.strip(this) : this;
  }
}
