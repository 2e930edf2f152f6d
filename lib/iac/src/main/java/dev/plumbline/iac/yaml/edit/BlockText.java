package dev.plumbline.iac.yaml.edit;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Values as lines of YAML's block style. An object with {@code Ref}, {@code Fn::GetAtt} or {@code
 * Fn::Sub} alone is a call.
 *
 * @param quotes what texts are put into; empty for none
 */
record BlockText(Style style, String quotes) {

  /** A name and its value, from column 0. */
  List<String> entry(String name, Value value) {
    Optional<String> inline = inline(value);
    String key = ScalarText.of(Value.of(name), "") + ":";
    if (inline.isPresent()) {
      return List.of(key + " " + inline.get());
    }
    var lines = new ArrayList<>(List.of(key));
    int step = value instanceof Value.Seq ? style.list() : style.unit();
    lines(value).forEach(line -> lines.add(" ".repeat(step) + line));
    return lines;
  }

  /** An element with its dash, from column 0. */
  List<String> element(Value value) {
    List<String> inner = inline(value).map(List::of).orElseGet(() -> lines(value));
    var lines = new ArrayList<String>();
    for (String line : inner) {
      lines.add((lines.isEmpty() ? "- " : "  ") + line);
    }
    return lines;
  }

  /** What a value is where it takes no line of its own; nothing for the rest. */
  Optional<String> inline(Value value) {
    return switch (value) {
      case Value.Seq(var elements) -> elements.isEmpty() ? Optional.of("[]") : Optional.empty();
      case Value.Obj(var members) ->
          members.isEmpty()
              ? Optional.of("{}")
              : style.shortTags() ? call(members) : Optional.empty();
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ ->
          Optional.of(ScalarText.of(value, value instanceof Value.Str ? quotes : ""));
      case Value.Sensitive(Value inner) -> inline(inner);
      case Value.Unknown _ -> throw new IllegalArgumentException("a value to write is known");
    };
  }

  private static Optional<String> call(Map<String, Value> members) {
    var only = members.entrySet().iterator().next();
    if (members.size() == 1
        && only.getKey().equals("Ref")
        && only.getValue() instanceof Value.Str(String name)) {
      return Optional.of("!Ref " + name);
    }
    if (members.size() == 1
        && only.getKey().equals("Fn::Sub")
        && only.getValue() instanceof Value.Str text) {
      return Optional.of("!Sub " + ScalarText.of(text, ""));
    }
    return members.size() == 1
            && only.getKey().equals("Fn::GetAtt")
            && only.getValue() instanceof Value.Seq(var names)
        ? Optional.of(
            names.stream()
                .map(name -> ScalarText.of(name, ""))
                .collect(Collectors.joining(".", "!GetAtt ", "")))
        : Optional.empty();
  }

  private List<String> lines(Value value) {
    List<String> lines = new ArrayList<>();
    if (value instanceof Value.Obj(var members)) {
      members.forEach((name, member) -> lines.addAll(entry(name, member)));
    } else if (value instanceof Value.Seq(var elements)) {
      elements.forEach(element -> lines.addAll(element(element)));
    }
    return lines;
  }
}
