package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.number;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Graphemes;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Functions that cut, join and change the case of strings. */
final class TextFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "upper",
              Type.Primitive.STRING,
              a -> a.result(mapped(a.text(0), Character::toUpperCase)),
              text("str")),
          Function.of(
              "lower",
              Type.Primitive.STRING,
              a -> a.result(mapped(a.text(0), Character::toLowerCase)),
              text("str")),
          Function.of("title", Type.Primitive.STRING, a -> a.result(title(a.text(0))), text("str")),
          Function.of("chomp", Type.Primitive.STRING, a -> a.result(chomp(a.text(0))), text("str")),
          Function.of(
              "trimspace",
              Type.Primitive.STRING,
              a -> a.result(trim(a.text(0), TextFunctions::isSpace)),
              text("str")),
          Function.of(
              "trim",
              Type.Primitive.STRING,
              a -> a.result(trim(a.text(0), c -> a.text(1).indexOf(c) >= 0)),
              text("str"),
              text("cutset")),
          Function.of(
              "trimprefix",
              Type.Primitive.STRING,
              a ->
                  a.result(
                      a.text(0).startsWith(a.text(1))
                          ? a.text(0).substring(a.text(1).length())
                          : a.text(0)),
              text("str"),
              text("prefix")),
          Function.of(
              "trimsuffix",
              Type.Primitive.STRING,
              a ->
                  a.result(
                      a.text(0).endsWith(a.text(1))
                          ? a.text(0).substring(0, a.text(0).length() - a.text(1).length())
                          : a.text(0)),
              text("str"),
              text("suffix")),
          Function.of(
              "startswith",
              Type.Primitive.BOOL,
              TextFunctions::startsWith,
              Parameter.of("str", Type.Primitive.STRING, Allow.UNKNOWN),
              text("prefix")),
          Function.of(
              "endswith",
              Type.Primitive.BOOL,
              a -> Datum.of(a.text(0).endsWith(a.text(1))),
              text("str"),
              text("suffix")),
          Function.of(
              "strcontains",
              Type.Primitive.BOOL,
              a -> Datum.of(a.text(0).contains(a.text(1))),
              text("str"),
              text("substr")),
          Function.of("strrev", Type.Primitive.STRING, TextFunctions::reverse, text("str")),
          Function.of(
              "substr",
              Type.Primitive.STRING,
              TextFunctions::substr,
              text("str"),
              number("offset"),
              number("length")),
          Function.of(
              "indent",
              Type.Primitive.STRING,
              TextFunctions::indent,
              number("spaces"),
              text("str")),
          Function.of("join", Type.Primitive.STRING, TextFunctions::join, text("separator"))
              .rest(Parameter.of("lists", new Type.ListOf(Type.Primitive.STRING))),
          Function.of(
              "split",
              new Type.ListOf(Type.Primitive.STRING),
              TextFunctions::split,
              text("separator"),
              text("str")));

  /** Characters that a text may have for its pieces to cost next to nothing. */
  private static final int FEW = 1 << 16;

  /** What a piece of a text takes as a value of its own, about. */
  private static final int BYTES_APART = 64;

  private TextFunctions() {}

  /** Character by character, so that the length never changes. */
  private static String mapped(String text, IntUnaryOperator mapping) {
    var out = new StringBuilder(text.length());
    text.codePoints().map(mapping).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Every string starts with the empty one. */
  private static Datum startsWith(Arguments a) {
    if (a.get(0) instanceof Datum.Unknown text) {
      String start = text.bounds().prefix();
      String wanted = a.text(1);
      return start.length() >= wanted.length()
          ? Datum.of(start.startsWith(wanted))
          : a.unknown(Type.Primitive.BOOL);
    }
    return Datum.of(a.text(0).startsWith(a.text(1)));
  }

  private static String title(String text) {
    var out = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      out.appendCodePoint(inWord ? c : Character.toTitleCase(c));
      inWord = isWordPart(c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** Below U+0080 letters, digits and underscores; above, all but spaces. */
  private static boolean isWordPart(int c) {
    return c < 0x80 ? Character.isLetterOrDigit(c) || c == '_' : !isSpace(c);
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }

  private static String chomp(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String trim(String text, IntPredicate cut) {
    int start = 0;
    while (start < text.length() && cut.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = text.length();
    while (end > start && cut.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static Datum reverse(Arguments a) throws ArgumentException {
    return a.result(String.join("", clusters(a).reversed()));
  }

  /** The first argument's characters. Where they are many, what they take apart counts. */
  private static List<String> clusters(Arguments a) {
    String text = a.text(0);
    if (text.length() > FEW) {
      a.budget().allocate((long) BYTES_APART * text.length());
    }
    return Graphemes.of(text);
  }

  private static Datum substr(Arguments a) throws ArgumentException {
    List<String> clusters = clusters(a);
    int offset = a.integer(1);
    int length = a.integer(2);
    int start =
        offset < 0 ? Math.max(0, clusters.size() + offset) : Math.min(offset, clusters.size());
    // From a negative offset on, no length means all that is left, as Terraform has it.
    boolean rest = length < 0 || (length == 0 && offset < 0);
    int end = rest ? clusters.size() : (int) Math.min((long) start + length, clusters.size());
    return a.result(String.join("", clusters.subList(start, end)));
  }

  private static Datum indent(Arguments a) throws ArgumentException {
    int spaces = a.integer(0);
    if (spaces < 0) {
      throw new ArgumentException(0, "the number of spaces can't be negative");
    }
    long lines = a.text(1).chars().filter(c -> c == '\n').count();
    a.pay(a.text(1).length() + lines * spaces);
    return Datum.of(a.text(1).replace("\n", "\n" + " ".repeat(spaces)));
  }

  private static Datum join(Arguments a) throws ArgumentException {
    if (a.size() < 2) {
      throw new ArgumentException(-1, "at least one list is required");
    }
    List<String> all = new ArrayList<>();
    for (int i = 1; i < a.size(); i++) {
      if (!a.get(i).isWhollyKnown()) {
        return a.unknown(Type.Primitive.STRING);
      }
      all.addAll(a.texts(i));
    }
    a.pay(
        all.stream().mapToLong(String::length).sum()
            + (long) a.text(0).length() * Math.max(0, all.size() - 1));
    return Datum.of(String.join(a.text(0), all));
  }

  private static Datum split(Arguments a) {
    String separator = a.text(0);
    String text = a.text(1);
    if (text.length() > FEW) {
      a.budget().allocate((long) BYTES_APART * text.length() / Math.max(1, separator.length()));
    }
    return Datum.strings(split(separator, text));
  }

  /** An empty separator cuts between characters. */
  private static List<String> split(String separator, String text) {
    if (separator.isEmpty()) {
      return text.codePoints().mapToObj(Character::toString).toList();
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }
}
