package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.pack.Ruling;
import dev.plumbline.policy.pack.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads rulings: a list of mappings, each with {@code policy} and what is wanted of it. */
final class RulingReader {
  private static final String OFF = "off";
  private static final Set<String> KEYS =
      Set.of(
          "policy",
          "repositories",
          "stacks",
          "environments",
          "level",
          "severity",
          "mandatory",
          "parameters",
          "reason");

  private RulingReader() {}

  static List<Ruling> read(Yaml yaml, Node node) {
    var rulings = new ArrayList<Ruling>();
    if (!(node instanceof SequenceNode list)) {
      yaml.problem(node, "Not a list", "Write a list; each entry begins with \"- policy: ID\".");
      return rulings;
    }
    for (Node entry : list.getValue()) {
      Ruling ruling = entry instanceof MappingNode mapping ? ruling(yaml, mapping) : null;
      if (ruling != null) {
        rulings.add(ruling);
      } else if (!(entry instanceof MappingNode)) {
        yaml.problem(entry, "Not a mapping", "Each entry begins with \"- policy: ID\".");
      }
    }
    return rulings;
  }

  private static @Nullable Ruling ruling(Yaml yaml, MappingNode entry) {
    Map<String, Node> members = yaml.members(entry);
    yaml.onlyKeys(members, KEYS);
    Node policy = members.get("policy");
    if (policy == null) {
      yaml.problem(entry, "Missing key", "Say with \"policy\" which policies are meant.");
      return null;
    }
    Node level = members.get("level");
    boolean off = level != null && yaml.text(level).equals(OFF);
    Node severity = members.get("severity");
    Node mandatory = members.get("mandatory");
    return new Ruling(
        yaml.texts(policy),
        scope(yaml, members),
        off,
        level == null || off
            ? null
            : yaml.constant(level, "level", Finding.Level.class, Finding.Level.THRESHOLD),
        severity == null
            ? null
            : yaml.constant(severity, "severity", Severity.class, Severity.MEDIUM),
        mandatory == null ? null : yaml.flag(mandatory),
        parameters(yaml, members.get("parameters")),
        yaml.range(policy));
  }

  static Scope scope(Yaml yaml, Map<String, Node> members) {
    return new Scope(
        yaml.texts(members, "repositories"),
        yaml.texts(members, "stacks"),
        yaml.texts(members, "environments"));
  }

  private static Map<String, Value> parameters(Yaml yaml, @Nullable Node node) {
    if (node == null) {
      return Map.of();
    }
    if (Values.of(yaml, node) instanceof Value.Obj(Map<String, Value> values)) {
      return values;
    }
    yaml.problem(node, "Not a mapping", "Write each parameter's name and value.");
    return Map.of();
  }
}
