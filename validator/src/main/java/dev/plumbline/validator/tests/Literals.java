package dev.plumbline.validator.tests;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Known values as HCL, laid out as {@code terraform fmt} leaves it. */
final class Literals {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  /** A value that takes more is spread over lines. */
  private static final int WIDEST = 90;

  private Literals() {}

  /** On one line. */
  static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean is) -> Boolean.toString(is);
      case Value.Num(var number) -> number.toPlainString();
      case Value.Str(String text) -> string(text);
      case Value.Sensitive(Value inner) -> of(inner);
      case Value.Seq(List<Value> elements) ->
          elements.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj(Map<String, Value> members) ->
          members.isEmpty()
              ? "{}"
              : members.entrySet().stream()
                  .map(one -> key(one.getKey()) + " = " + of(one.getValue()))
                  .collect(Collectors.joining(", ", "{ ", " }"));
      case Value.Unknown _ -> throw new IllegalArgumentException("nobody can write it down");
    };
  }

  static String string(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
            .replace("${", "$${")
            .replace("%{", "%%{")
        + '"';
  }

  /** A name or, where it is none, a string. */
  static String key(String name) {
    return NAME.matcher(name).matches() ? name : string(name);
  }

  /** {@code name = value} for each, a line each where that fits, the equals signs aligned. */
  static List<String> attributes(Map<String, Value> values) {
    var lines = new ArrayList<String>();
    var run = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> {
      List<String> spread = lines(value, WIDEST);
      if (spread.size() == 1) {
        run.put(key(name), spread.getFirst());
      } else {
        lines.addAll(aligned(run));
        run.clear();
        lines.add(key(name) + " = " + spread.getFirst());
        lines.addAll(spread.subList(1, spread.size()));
      }
    });
    lines.addAll(aligned(run));
    return lines;
  }

  /** {@code name = expression} for each, the equals signs aligned. */
  static List<String> aligned(Map<String, String> expressions) {
    int width = expressions.keySet().stream().mapToInt(Literals::width).max().orElse(0);
    return expressions.entrySet().stream()
        .map(one -> one.getKey() + " ".repeat(width - width(one.getKey())) + " = " + one.getValue())
        .toList();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** On one line where that is not too wide, else on several. */
  static String spread(Value value, int widest) {
    return String.join("\n", lines(value, widest));
  }

  private static List<String> lines(Value value, int widest) {
    String flat = of(value);
    if (flat.length() <= widest) {
      return List.of(flat);
    }
    return switch (value) {
      case Value.Obj(Map<String, Value> members) -> wrapped("{", attributes(members), "}");
      case Value.Seq(List<Value> elements) ->
          wrapped("[", elements.stream().map(element -> of(element) + ",").toList(), "]");
      case Value.Sensitive(Value inner) -> lines(inner, widest);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Unknown _ -> List.of(flat);
    };
  }

  private static List<String> wrapped(String open, List<String> inner, String close) {
    var lines = new ArrayList<String>();
    lines.add(open);
    inner.forEach(line -> lines.add("  " + line));
    lines.add(close);
    return lines;
  }
}
