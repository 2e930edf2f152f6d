package dev.plumbline.iac.yaml.edit;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values between braces: JSON, or YAML's flow style.
 *
 * @param json whether names and texts have to be quoted
 * @param unit blanks of one step of indentation
 */
record FlowText(boolean json, int unit) {

  String key(String name) {
    return json ? ScalarText.json(Value.of(name)) : ScalarText.of(Value.of(name), "");
  }

  /** On one line. */
  String inline(Value value) {
    return switch (value) {
      case Value.Seq(var elements) ->
          elements.stream().map(this::inline).collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj(var members) ->
          members.entrySet().stream()
              .map(member -> key(member.getKey()) + ": " + inline(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Null _, Value.Bool _, Value.Num _ -> ScalarText.of(value, "");
      case Value.Str _ -> ScalarText.of(value, json ? "\"" : "");
      case Value.Sensitive(Value inner) -> inline(inner);
      case Value.Unknown _ -> throw new IllegalArgumentException("a value to write is known");
    };
  }

  /** On lines of their own from column 0; calls, scalars and what is empty take one. */
  List<String> lines(Value value) {
    if (value instanceof Value.Obj(var members) && !members.isEmpty() && !isCall(value)) {
      List<List<String>> parts = new ArrayList<>();
      members.forEach((name, member) -> parts.add(entry(name, member)));
      return enclosed("{", parts, "}");
    }
    return value instanceof Value.Seq(var elements) && !elements.isEmpty()
        ? enclosed("[", elements.stream().map(this::lines).toList(), "]")
        : List.of(inline(value));
  }

  List<String> entry(String name, Value value) {
    var lines = new ArrayList<>(lines(value));
    lines.set(0, key(name) + ": " + lines.getFirst());
    return lines;
  }

  private List<String> enclosed(String open, List<List<String>> parts, String close) {
    var lines = new ArrayList<>(List.of(open));
    for (int i = 0; i < parts.size(); i++) {
      List<String> part = parts.get(i);
      for (int line = 0; line < part.size(); line++) {
        boolean comma = line == part.size() - 1 && i < parts.size() - 1;
        lines.add(" ".repeat(unit) + part.get(line) + (comma ? "," : ""));
      }
    }
    lines.add(close);
    return lines;
  }

  private static boolean isCall(Value value) {
    return value instanceof Value.Obj(var members)
        && members.size() == 1
        && (members.containsKey("Ref")
            || members.containsKey("Fn::GetAtt")
            || members.containsKey("Fn::Sub"));
  }
}
