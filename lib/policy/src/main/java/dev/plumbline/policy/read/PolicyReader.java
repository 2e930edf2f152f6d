package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Remediation;
import dev.plumbline.policy.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
          "remedy",
          "controls",
          "references",
          "aliases",
          "cause",
          "notes",
          "bad",
          "good",
          "level",
          "languages",
          "mandatory",
          "parameters");

  private final Yaml yaml;
  private final Map<String, Node> members;
  private final List<Parameter> parameters;
  private final Expressions.Depth depth;

  private PolicyReader(Yaml yaml, Map<String, Node> members, Expressions.Depth depth) {
    this.depth = depth;
    this.yaml = yaml;
    this.members = members;
    Node declared = members.get("parameters");
    this.parameters = declared == null ? List.of() : ParameterReader.read(yaml, declared);
  }

  /**
   * What came of a file.
   *
   * @param policy null when an error leaves none
   * @param problems errors and warnings, each with its place and what to do
   */
  public record Result(@Nullable Policy policy, List<Diagnostic> problems) {}

  /**
   * @param id the policy's id, from its path
   * @param file its name in messages
   */
  public static Result read(String id, String file, String text) {
    return read(id, file, text, Expressions.Depth.TRUSTED);
  }

  /**
   * @param depth how closely its expressions are looked at
   */
  static Result read(String id, String file, String text, Expressions.Depth depth) {
    var yaml = new Yaml(file);
    MappingNode root = yaml.parse(text);
    if (root == null) {
      return new Result(null, yaml.problems());
    }
    Policy policy = new PolicyReader(yaml, yaml.members(root), depth).policy(id, root);
    return new Result(yaml.isUsable() ? policy : null, List.copyOf(yaml.problems()));
  }

  private Policy policy(String id, MappingNode root) {
    yaml.onlyKeys(members, KEYS);
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
        remediation(),
        texts("controls"),
        texts("references"),
        texts("aliases"),
        text("cause"),
        text("notes"),
        examples("bad"),
        examples("good"),
        constant("level", Finding.Level.class, Finding.Level.THRESHOLD),
        flag("mandatory"),
        languages(),
        parameters);
  }

  /** A fix beside the rules is that of each rule that has none of its own. */
  private Map<String, Node> withSharedFix(Map<String, Node> rule) {
    Node shared = members.get("fix");
    if (shared == null || rule.containsKey("fix")) {
      return rule;
    }
    var all = new LinkedHashMap<>(rule);
    all.put("fix", shared);
    return all;
  }

  private List<Rule> rules(MappingNode root) {
    Node listed = members.get("rules");
    if (listed == null) {
      var own = new LinkedHashMap<>(members);
      own.remove("remediation"); // the policy's
      Rule only = rule(root, own);
      return only == null ? List.of() : List.of(only);
    }
    var rules = new ArrayList<Rule>();
    if (listed instanceof SequenceNode list) {
      for (Node node : list.getValue()) {
        if (node instanceof MappingNode mapping) {
          Rule rule = rule(mapping, withSharedFix(yaml.members(mapping)));
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

  private @Nullable Rule rule(MappingNode mapping, Map<String, Node> of) {
    var presets = new HashMap<String, Value>();
    parameters.forEach(parameter -> presets.put(parameter.name(), parameter.preset()));
    Rule rule = RuleReader.read(yaml, mapping, of, text("message"), presets);
    if (rule != null) {
      Expressions.check(yaml, of, rule, depth);
    }
    return rule;
  }

  /** A text, or {@code text} and those of languages in which it is done in another way. */
  private Remediation remediation() {
    if (!(members.get("remediation") instanceof MappingNode mapping)) {
      return new Remediation(text("remediation"), Map.of(), remedy());
    }
    Map<String, Node> of = yaml.members(mapping);
    var own = new EnumMap<StackSpec.Kind, String>(StackSpec.Kind.class);
    of.forEach((key, node) -> {
      if (!key.equals("text")) {
        StackSpec.Kind language =
            Stream.of(StackSpec.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
        if (language == null) {
          yaml.problem(node, "Unknown key", "\"" + key + "\" is neither \"text\" nor a language.");
        } else {
          own.put(language, yaml.text(node).strip());
        }
      }
    });
    Node text = of.get("text");
    if (text == null) {
      yaml.problem(
          mapping,
          "Missing key",
          "Add \"text\", what to do where a language has no text of its own.");
    }
    return new Remediation(text == null ? "" : yaml.text(text).strip(), own, remedy());
  }

  private Remediation.Remedy remedy() {
    Node node = members.get("remedy");
    if (node != null && members.containsKey("fix")) {
      yaml.problem(
          node, "Fix and remedy", "A remedy with a recipe is written for the user; take one out.");
    }
    return constant("remedy", Remediation.Remedy.class, Remediation.Remedy.LOCAL);
  }

  private Set<StackSpec.Kind> languages() {
    var languages = EnumSet.noneOf(StackSpec.Kind.class);
    if (members.get("languages") instanceof SequenceNode list) {
      for (Node node : list.getValue()) {
        languages.add(
            yaml.constant(node, "language", StackSpec.Kind.class, StackSpec.Kind.TERRAFORM));
      }
    } else if (members.get("languages") instanceof Node node) {
      yaml.problem(node, "Not a list", "\"languages\" is a list, as in [terraform, pulumi].");
    }
    return languages;
  }

  private boolean flag(String key) {
    Node node = members.get(key);
    return node != null && yaml.flag(node);
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
    return node == null ? otherwise : yaml.constant(node, key, type, otherwise);
  }
}
