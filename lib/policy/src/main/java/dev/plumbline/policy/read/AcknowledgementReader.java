package dev.plumbline.policy.read;

import dev.plumbline.model.plan.Acknowledgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code acknowledgements} in {@code .plumbline.yaml}: a list of mappings, each with the
 * stack, the address and the reason of a danger that the change takes on.
 */
public final class AcknowledgementReader {
  private static final Set<String> REQUIRED = Set.of("stack", "address", "reason");
  private static final Set<String> KEYS =
      Set.of("stack", "address", "reason", "action", "owner", "until");
  private static final int MOST = 1_000;

  private AcknowledgementReader() {}

  /**
   * What the file takes on for a stack. What is wrong with it is told by {@link HouseReader}.
   *
   * @param stack its name, {@code infra/app@prod}; an entry for {@code infra/app} holds for it too
   */
  public static List<Acknowledgement> of(byte[] settings, String stack) {
    var yaml = new Yaml(HouseReader.SETTINGS);
    MappingNode root = yaml.parse(new String(settings, StandardCharsets.UTF_8));
    Node node = root == null ? null : yaml.members(root).get("acknowledgements");
    return node == null
        ? List.of()
        : read(yaml, node).stream()
            .filter(entry -> entry.speaksOf(stack))
            .map(Entry::acknowledgement)
            .toList();
  }

  /** One of them, with the stack that it names. */
  record Entry(String stack, Acknowledgement acknowledgement) {

    boolean speaksOf(String name) {
      return name.equals(stack) || name.startsWith(stack + "@");
    }
  }

  static List<Entry> read(Yaml yaml, Node node) {
    var found = new ArrayList<Entry>();
    List<Node> entries = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node entry : entries) {
      if (found.size() == MOST) {
        yaml.problem(entry, "Too many acknowledgements", "The first " + MOST + " hold.");
        break;
      }
      if (entry instanceof MappingNode mapping) {
        entry(yaml, mapping, found);
      } else {
        yaml.problem(entry, "Not an acknowledgement", "Each entry begins with \"- stack: PATH\".");
      }
    }
    return found;
  }

  private static void entry(Yaml yaml, MappingNode entry, List<Entry> found) {
    Map<String, Node> members = yaml.members(entry);
    yaml.onlyKeys(members, KEYS);
    for (String key : REQUIRED.stream().sorted().toList()) {
      if (text(yaml, members, key).isEmpty()) {
        yaml.problem(entry, "Missing key", "Name the stack, the address and the reason.");
        return;
      }
    }
    var read =
        new Acknowledgement(
            text(yaml, members, "address"),
            text(yaml, members, "action"),
            text(yaml, members, "reason"),
            text(yaml, members, "owner"),
            text(yaml, members, "until"),
            false,
            "",
            yaml.range(entry));
    found.add(new Entry(text(yaml, members, "stack").replaceFirst("/+$", ""), read));
  }

  private static String text(Yaml yaml, Map<String, Node> members, String key) {
    Node node = members.get(key);
    return node == null ? "" : yaml.text(node).strip();
  }
}
