package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one policy file. */
public final class PolicyReader {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "why",
          "severity",
          "category",
          "phase",
          "resources",
          "each",
          "fault",
          "absent",
          "message",
          "fix",
          "rules",
          "remediation",
          "controls",
          "references",
          "aliases",
          "notes",
          "bad",
          "good");

  private final Yaml yaml;
  private final Map<String, Node> members;

  private PolicyReader(Yaml yaml, Map<String, Node> members) {
    this.yaml = yaml;
    this.members = members;
  }

  /**
   * What came of a file.
   *
   * @param policy null when a problem leaves none
   * @param problems each with its place and what to do
   */
  public record Result(@Nullable Policy policy, List<Diagnostic> problems) {}

  /**
   * @param id the policy's id, from its path
   * @param file its name in messages
   */
  public static Result read(String id, String file, String text) {
    var yaml = new Yaml(file);
    MappingNode root = yaml.parse(text);
    if (root == null) {
      return new Result(null, yaml.problems());
    }
    Policy policy = new PolicyReader(yaml, yaml.members(root)).policy(id, root);
    return new Result(yaml.problems().isEmpty() ? policy : null, List.copyOf(yaml.problems()));
  }

  private Policy policy(String id, MappingNode root) {
    for (String key : new TreeSet<>(members.keySet())) {
      if (!KEYS.contains(key)) {
        yaml.problem(
            members.get(key),
            "Unknown key",
            "A policy has no \"" + key + "\"; it may have " + new TreeSet<>(KEYS) + ".");
      }
    }
    for (String key :
        List.of("title", "why", "severity", "category", "remediation", "bad", "good")) {
      if (!members.containsKey(key)) {
        yaml.problem(root, "Missing key", "Add \"" + key + "\"; every policy has one.");
      }
    }
    return new Policy(
        id,
        text("title"),
        text("why"),
        constant("severity", Severity.class, Severity.MEDIUM),
        constant("category", Category.class, Category.SECURITY),
        constant("phase", PhaseName.class, PhaseName.REVIEWER),
        rules(root),
        text("remediation"),
        texts("controls"),
        texts("references"),
        texts("aliases"),
        text("notes"),
        examples("bad"),
        examples("good"));
  }

  private List<Rule> rules(MappingNode root) {
    Node listed = members.get("rules");
    if (listed == null) {
      Rule only = RuleReader.read(yaml, root, members, text("message"));
      return only == null ? List.of() : List.of(only);
    }
    var rules = new ArrayList<Rule>();
    if (listed instanceof SequenceNode list) {
      for (Node node : list.getValue()) {
        if (node instanceof MappingNode mapping) {
          Rule rule = RuleReader.read(yaml, mapping, yaml.members(mapping), text("message"));
          if (rule != null) {
            rules.add(rule);
          }
        } else {
          yaml.problem(node, "Not a rule", "A rule has \"resources\" and \"fault\".");
        }
      }
    } else {
      yaml.problem(listed, "Not a list", "\"rules\" is a list of rules.");
    }
    return rules;
  }

  private String text(String key) {
    Node node = members.get(key);
    return node == null ? "" : yaml.text(node).strip();
  }

  private List<String> texts(String key) {
    Node node = members.get(key);
    return node == null ? List.of() : yaml.texts(node);
  }

  private List<Policy.Example> examples(String key) {
    Node node = members.get(key);
    return node == null ? List.of() : ExampleReader.read(yaml, node);
  }

  private <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
    Node node = members.get(key);
    if (node == null) {
      return otherwise;
    }
    String name = yaml.text(node);
    for (E one : type.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    yaml.problem(
        node,
        "Unknown " + key,
        "\""
            + name
            + "\" is none of "
            + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)
            + ".");
    return otherwise;
  }
}
