package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Known values as HCL, laid out as {@code terraform fmt} leaves it. */
final class Literals {
  /** A value that takes more is spread over lines. */
  private static final int WIDEST = 90;

  private Literals() {}

  /** On one line. */
  static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean is) -> Boolean.toString(is);
      case Value.Num(var number) -> number.toPlainString();
      case Value.Str(String text) -> HclText.quoted(text);
      case Value.Sensitive(Value inner) -> of(inner);
      case Value.Seq(List<Value> elements) ->
          elements.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj(Map<String, Value> members) ->
          members.isEmpty()
              ? "{}"
              : members.entrySet().stream()
                  .map(one -> HclText.key(one.getKey()) + " = " + of(one.getValue()))
                  .collect(Collectors.joining(", ", "{ ", " }"));
      case Value.Unknown _ -> throw new IllegalArgumentException("nobody can write it down");
    };
  }

  /** {@code name = value} for each, a line each where that fits, the equals signs aligned. */
  static List<String> attributes(Map<String, Value> values) {
    var lines = new ArrayList<String>();
    var run = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> {
      List<String> spread = lines(value, WIDEST);
      if (spread.size() == 1) {
        run.put(HclText.key(name), spread.getFirst());
      } else {
        lines.addAll(HclText.aligned(run));
        run.clear();
        lines.add(HclText.key(name) + " = " + spread.getFirst());
        lines.addAll(spread.subList(1, spread.size()));
      }
    });
    lines.addAll(HclText.aligned(run));
    return lines;
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
