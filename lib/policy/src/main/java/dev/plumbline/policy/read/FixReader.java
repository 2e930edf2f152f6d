package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a fix: a list of steps, each a mapping with one key: {@code set} and {@code correct} (path:
 * value, …), {@code remove} (paths), {@code removeElements}, {@code addElements} and {@code
 * withdraw} (path: elements), {@code replace} (path: {prefix: text}), {@code either} (fixes),
 * {@code add} and {@code need} ({@code type}, {@code arguments}), {@code key} and {@code account}
 * (paths), {@code close} (true, or ports), {@code limit} (paths of documents), {@code at} (type:
 * steps), {@code inside} (attribute: {path: value, …}), {@code by} (attribute: {pattern: {path:
 * value, …}, …}), {@code given} (paths, or path: pattern), {@code here} (paths). Beside the steps,
 * {@code hold} ({@code when}, {@code because}, {@code existing}, {@code sure}) says where they are
 * for a person.
 */
final class FixReader {
  private static final String HOLD = "hold";
  private static final Set<String> HOLD_KEYS = Set.of("when", "because", "existing", "sure");

  private FixReader() {}

  static Fix read(Yaml yaml, Node node) {
    var holds = new ArrayList<Fix.Hold>();
    for (Node step : listed(node)) {
      if (step instanceof MappingNode mapping
          && yaml.members(mapping).get(HOLD) instanceof Node of) {
        listed(of).forEach(hold -> hold(yaml, hold, holds));
      }
    }
    return new Fix(steps(yaml, node, true), holds);
  }

  private static List<Node> listed(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of(node);
  }

  private static void hold(Yaml yaml, Node node, List<Fix.Hold> holds) {
    Map<String, Node> of = node instanceof MappingNode mapping ? yaml.members(mapping) : Map.of();
    Node when = of.get("when");
    Node because = of.get("because");
    if (when == null || because == null || !HOLD_KEYS.containsAll(of.keySet())) {
      yaml.problem(
          node,
          "Not a hold",
          "\"hold\" needs \"when\" and \"because\", and may have \"existing\" and \"sure\".");
      return;
    }
    holds.add(
        new Fix.Hold(
            yaml.text(when).strip(),
            yaml.text(because).strip(),
            flag(yaml, of.get("existing")),
            flag(yaml, of.get("sure"))));
  }

  private static boolean flag(Yaml yaml, @Nullable Node node) {
    return node != null && yaml.flag(node);
  }

  /**
   * @param outermost whether what holds the fix back may stand among them
   */
  private static List<Fix.Step> steps(Yaml yaml, Node node, boolean outermost) {
    var steps = new ArrayList<Fix.Step>();
    for (Node step : listed(node)) {
      if (step instanceof MappingNode mapping) {
        yaml.members(mapping)
            .forEach((key, value) -> {
              if (!(outermost && key.equals(HOLD))) {
                step(yaml, key, value, steps);
              }
            });
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
              .forEach((path, value) -> steps.add(removeElements(yaml, node, path, value)));
      case "addElements" ->
          object(yaml, node)
              .forEach((path, value) -> steps.add(new Fix.AddElements(path, elements(value))));
      case "withdraw" ->
          object(yaml, node)
              .forEach((path, value) -> steps.add(new Fix.Withdraw(path, elements(value))));
      case "replace" -> object(yaml, node).forEach((path, value) -> replace(path, value, steps));
      case "either" -> {
        if (node instanceof SequenceNode ways) {
          steps.add(
              new Fix.Either(
                  ways.getValue().stream().map(way -> steps(yaml, way, false)).toList()));
        } else {
          yaml.problem(node, "Not a list", "\"either\" is a list of fixes, the best first.");
        }
      }
      case "add" -> resource(yaml, node, Fix.AddResource::new, steps);
      case "need" -> resource(yaml, node, Fix.Need::new, steps);
      case "key" -> steps.addAll(OwnKeySteps.at(yaml.texts(node)));
      case "account" -> steps.addAll(OwnKeySteps.account(yaml.texts(node)));
      case "close" -> steps.add(new Fix.Close(ports(yaml, node)));
      case "limit" -> {
        steps.add(OwnKeySteps.ACCOUNT);
        yaml.texts(node).forEach(path -> steps.add(new Fix.Limit(path)));
      }
      case "at" -> {
        if (node instanceof MappingNode mapping) {
          yaml.members(mapping)
              .forEach((type, inner) -> steps.add(new Fix.At(type, steps(yaml, inner, false))));
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
      case "given" -> given(yaml, node, steps);
      case "here" -> yaml.texts(node).forEach(path -> steps.add(new Fix.Here(path)));
      default ->
          yaml.problem(
              node,
              "Unknown step",
              "\""
                  + key
                  + "\" is none of set, correct, remove, removeElements, addElements, withdraw,"
                  + " replace, either, add, need, key, account, close, limit, at, inside, by, given,"
                  + " here.");
    }
  }

  private static List<Integer> ports(Yaml yaml, Node node) {
    if (!(node instanceof SequenceNode)) {
      return List.of();
    }
    List<String> ports = yaml.texts(node);
    if (ports.isEmpty() || !ports.stream().allMatch(port -> port.matches("\\d{1,5}"))) {
      yaml.problem(node, "Not ports", "\"close\" is true, or a list of ports.");
      return List.of();
    }
    return ports.stream().map(Integer::valueOf).toList();
  }

  /** What has to be written, whatever it is, or as a pattern says. */
  private static void given(Yaml yaml, Node node, List<Fix.Step> steps) {
    if (node instanceof SequenceNode) {
      yaml.texts(node).forEach(path -> steps.add(new Fix.Given(path, "")));
      return;
    }
    object(yaml, node)
        .forEach((path, pattern) -> {
          if (pattern instanceof Value.Str(String text) && isPattern(text)) {
            steps.add(new Fix.Given(path, text));
          } else {
            yaml.problem(
                node, "Not a pattern", "\"given\" has a regular expression for each path.");
          }
        });
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /** A list, or {@code {elements, instead}}; {@code instead: none} refuses to leave nothing. */
  private static Fix.Step removeElements(Yaml yaml, Node node, String path, Value value) {
    if (!(value instanceof Value.Obj(Map<String, Value> written))) {
      return new Fix.RemoveElements(path, elements(value), Optional.of(List.of()));
    }
    Value gone = written.get("elements");
    Value instead = written.get("instead");
    if (gone == null || instead == null || written.size() != 2) {
      yaml.problem(node, "Not elements", "A list, or \"elements\" and \"instead\" are expected.");
      return new Fix.RemoveElements(path, List.of(), Optional.empty());
    }
    return new Fix.RemoveElements(
        path,
        elements(gone),
        instead.equals(Value.of("none")) ? Optional.empty() : Optional.of(elements(instead)));
  }

  private static List<Value> elements(Value value) {
    return value instanceof Value.Seq(List<Value> elements) ? elements : List.of(value);
  }

  private static void replace(String path, Value value, List<Fix.Step> steps) {
    if (value instanceof Value.Obj(Map<String, Value> prefixes)) {
      prefixes.forEach((prefix, by) -> {
        if (by instanceof Value.Str(String text)) {
          steps.add(new Fix.Replace(path, prefix, text));
        }
      });
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
