package dev.plumbline.policy.read;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.fix.Fix;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one rule of a policy. */
final class RuleReader {
  private RuleReader() {}

  /**
   * @param message of the policy, for a rule that has none of its own
   * @param parameters of the policy, with their presets
   * @return null, with a problem, when it can't be used
   */
  static @Nullable Rule read(
      Yaml yaml,
      MappingNode mapping,
      Map<String, Node> members,
      String message,
      Map<String, Value> parameters) {
    Node resources = members.get("resources");
    Node fault = members.get("fault");
    Node each = members.get("each");
    Node own = members.get("message");
    String words = own == null ? message : yaml.text(own).strip();
    if (resources == null || fault == null || words.isEmpty()) {
      yaml.problem(
          mapping, "Missing key", "A rule needs \"resources\", \"fault\" and \"message\".");
      return null;
    }
    Node remediation = members.get("remediation");
    Node fix = members.get("fix");
    Fix steps = fix == null ? null : FixReader.read(yaml, fix);
    return new Rule(
        yaml.texts(resources),
        each == null ? null : yaml.text(each).strip(),
        yaml.text(fault).strip(),
        absent(yaml, members.get("absent")),
        words,
        remediation == null ? "" : yaml.text(remediation).strip(),
        steps,
        parameters);
  }

  private static Rule.Absent absent(Yaml yaml, @Nullable Node node) {
    if (node == null) {
      return Rule.Absent.UNKNOWN;
    }
    return switch (yaml.text(node)) {
      case "fail" -> Rule.Absent.FAIL;
      case "pass" -> Rule.Absent.PASS;
      case "unknown" -> Rule.Absent.UNKNOWN;
      case String other -> {
        yaml.problem(node, "Unknown verdict", "\"" + other + "\" is none of fail, pass, unknown.");
        yield Rule.Absent.UNKNOWN;
      }
    };
  }
}
