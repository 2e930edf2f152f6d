package dev.plumbline.policy.read;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.policy.suppression.Exclusion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code suppressions}: a list of mappings, each with {@code policy} and where it holds. */
final class ExclusionReader {
  private static final Set<String> KEYS =
      Set.of("policy", "resources", "files", "stacks", "environments", "owner", "reason", "until");

  private ExclusionReader() {}

  static List<Exclusion> read(Yaml yaml, Node node) {
    var found = new ArrayList<Exclusion>();
    List<Node> entries = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node entry : entries) {
      if (entry instanceof MappingNode mapping) {
        exclusions(yaml, mapping, found);
      } else {
        yaml.problem(entry, "Not a suppression", "Each entry begins with \"- policy: ID\".");
      }
    }
    return found;
  }

  private static void exclusions(Yaml yaml, MappingNode entry, List<Exclusion> found) {
    Map<String, Node> members = yaml.members(entry);
    yaml.onlyKeys(members, KEYS);
    Node policy = members.get("policy");
    if (policy == null) {
      yaml.problem(entry, "Missing key", "Say with \"policy\" what is suppressed.");
      return;
    }
    for (String id : yaml.texts(policy)) {
      found.add(
          new Exclusion(
              new Suppression(
                  "plumbline",
                  id,
                  text(yaml, members, "owner"),
                  text(yaml, members, "reason"),
                  date(yaml, members.get("until")),
                  yaml.range(policy)),
              RulingReader.scope(yaml, members),
              yaml.texts(members, "resources"),
              yaml.texts(members, "files")));
    }
  }

  private static String text(Yaml yaml, Map<String, Node> members, String key) {
    Node node = members.get(key);
    return node == null ? "" : yaml.text(node).strip();
  }

  /** A date that can't be read has passed, so that a typing error hides nothing. */
  static @Nullable LocalDate date(Yaml yaml, @Nullable Node node) {
    if (node == null) {
      return null;
    }
    try {
      return LocalDate.parse(yaml.text(node));
    } catch (DateTimeParseException e) {
      yaml.problem(node, "Not a date", "Write the last day as 2027-01-31.");
      return LocalDate.EPOCH;
    }
  }
}
