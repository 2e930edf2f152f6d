package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a fix: a list of steps, each a mapping with one key: {@code set} and {@code correct} (path:
 * value, …), {@code remove} (paths), {@code removeElements} (path: elements), {@code add} and
 * {@code need} ({@code type}, {@code arguments}), {@code key} and {@code account} (paths), {@code
 * close} (true), {@code limit} (paths of documents), {@code at} (type: steps), {@code inside}
 * (attribute: {path: value, …}), {@code by} (attribute: {pattern: {path: value, …}, …}).
 */
final class FixReader {
  private FixReader() {}

  static Fix read(Yaml yaml, Node node) {
    return new Fix(steps(yaml, node));
  }

  private static List<Fix.Step> steps(Yaml yaml, Node node) {
    var steps = new ArrayList<Fix.Step>();
    List<Node> listed = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node step : listed) {
      if (step instanceof MappingNode mapping) {
        yaml.members(mapping).forEach((key, value) -> step(yaml, key, value, steps));
      } else {
        yaml.problem(step, "Not a step", "A step of a fix is a mapping: set, remove, …");
      }
    }
    return steps;
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
      case "add" -> resource(yaml, node, Fix.AddResource::new, steps);
      case "need" -> resource(yaml, node, Fix.Need::new, steps);
      case "key" -> steps.addAll(OwnKeySteps.at(yaml.texts(node)));
      case "account" -> steps.addAll(OwnKeySteps.account(yaml.texts(node)));
      case "close" -> steps.add(new Fix.Close());
      case "limit" -> {
        steps.add(OwnKeySteps.ACCOUNT);
        yaml.texts(node).forEach(path -> steps.add(new Fix.Limit(path)));
      }
      case "at" -> {
        if (node instanceof MappingNode mapping) {
          yaml.members(mapping)
              .forEach((type, inner) -> steps.add(new Fix.At(type, steps(yaml, inner))));
        }
      }
      case "inside" ->
          object(yaml, node)
              .forEach((attribute, members) -> {
                if (members instanceof Value.Obj(var all)) {
                  steps.add(new Fix.SetInside(attribute, all));
                }
              });
      case "by" ->
          object(yaml, node)
              .forEach((attribute, cases) -> {
                if (cases instanceof Value.Obj(var all)) {
                  steps.add(new Fix.By(attribute, cases(all)));
                }
              });
      default ->
          yaml.problem(
              node,
              "Unknown step",
              "\""
                  + key
                  + "\" is none of set, correct, remove, removeElements, add, need, key,"
                  + " account, close, limit, at, inside, by.");
    }
  }

  private static void resource(
      Yaml yaml,
      Node node,
      BiFunction<String, Map<String, Value>, Fix.Step> step,
      List<Fix.Step> steps) {
    var described = object(yaml, node);
    if (described.get("type") instanceof Value.Str(String type)
        && described.get("arguments") instanceof Value.Obj(var arguments)) {
      steps.add(step.apply(type, arguments));
    } else {
      yaml.problem(node, "Not a resource", "\"add\" and \"need\" need \"type\" and \"arguments\".");
    }
  }

  /** What is set in each case. */
  static Map<String, Map<String, Value>> cases(Map<String, Value> written) {
    var cases = new LinkedHashMap<String, Map<String, Value>>();
    written.forEach((pattern, values) -> {
      if (values instanceof Value.Obj(var all)) {
        cases.put(pattern, all);
      }
    });
    return cases;
  }

  private static Map<String, Value> object(Yaml yaml, Node node) {
    if (Values.of(yaml, node) instanceof Value.Obj obj) {
      return obj.members();
    }
    yaml.problem(node, "Not a mapping", "Paths and values are expected here.");
    return Map.of();
  }
}
