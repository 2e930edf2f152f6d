package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a fix: a list of steps, each a mapping with one key: {@code set} and {@code correct} (path:
 * value, …), {@code remove} (paths), {@code removeElements} (path: elements), {@code add} ({@code
 * type}, {@code arguments}).
 */
final class FixReader {
  private FixReader() {}

  static Fix read(Yaml yaml, Node node) {
    var steps = new ArrayList<Fix.Step>();
    List<Node> listed = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node step : listed) {
      if (step instanceof MappingNode mapping) {
        yaml.members(mapping).forEach((key, value) -> step(yaml, key, value, steps));
      } else {
        yaml.problem(step, "Not a step", "A step of a fix is a mapping: set, remove, …");
      }
    }
    return new Fix(steps);
  }

  private static void step(Yaml yaml, String key, Node node, List<Fix.Step> steps) {
    switch (key) {
      case "set" ->
          object(yaml, node).forEach((path, value) -> steps.add(new Fix.Set(path, value)));
      case "correct" -> steps.add(new Fix.Correct(object(yaml, node)));
      case "remove" -> yaml.texts(node).forEach(path -> steps.add(new Fix.Remove(path)));
      case "removeElements" ->
          object(yaml, node)
              .forEach((path, value) ->
                  steps.add(
                      new Fix.RemoveElements(
                          path,
                          value instanceof Value.Seq(List<Value> elements)
                              ? elements
                              : List.of(value))));
      case "add" -> {
        var add = object(yaml, node);
        if (add.get("type") instanceof Value.Str(String type)
            && add.get("arguments") instanceof Value.Obj arguments) {
          steps.add(new Fix.AddResource(type, arguments.members()));
        } else {
          yaml.problem(node, "Not a resource", "\"add\" needs \"type\" and \"arguments\".");
        }
      }
      default ->
          yaml.problem(
              node,
              "Unknown step",
              "\"" + key + "\" is none of set, correct, remove, removeElements, add.");
    }
  }

  private static Map<String, Value> object(Yaml yaml, Node node) {
    if (Values.of(yaml, node) instanceof Value.Obj obj) {
      return obj.members();
    }
    yaml.problem(node, "Not a mapping", "Paths and values are expected here.");
    return Map.of();
  }
}
