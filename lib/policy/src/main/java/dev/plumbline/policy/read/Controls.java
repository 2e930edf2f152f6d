package dev.plumbline.policy.read;

import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which controls of frameworks a policy answers to: those that public mappings name for the checks
 * that are its aliases. Each table names its source.
 *
 * @param byCheck controls by a check's id, as {@link #normal} writes it
 */
record Controls(Map<String, List<String>> byCheck) {
  private static final String FOLDER = "controls/";
  private static final String GUARD = "guard:";

  /**
   * @param tables texts by path
   * @throws IllegalStateException when our own table is wrong
   */
  static Controls of(Map<String, String> tables) {
    var byCheck = new TreeMap<String, List<String>>();
    tables.forEach((file, text) -> {
      if (file.startsWith(FOLDER)) {
        read(file, text, byCheck);
      }
    });
    return new Controls(byCheck);
  }

  private static void read(String file, String text, Map<String, List<String>> byCheck) {
    var yaml = new Yaml(file);
    var root = yaml.parse(text);
    if (root != null) {
      yaml.members(root)
          .forEach((check, node) ->
              byCheck
                  .computeIfAbsent(normal(check), _ -> new ArrayList<>())
                  .addAll(yaml.texts(node)));
    }
    if (!yaml.problems().isEmpty()) {
      throw new IllegalStateException(yaml.problems().toString());
    }
  }

  /** The policy with the controls of its aliases beside its own. */
  Policy added(Policy policy) {
    var all = new TreeSet<>(policy.controls());
    policy.aliases().forEach(alias -> all.addAll(byCheck.getOrDefault(normal(alias), List.of())));
    return all.size() == policy.controls().size() ? policy : policy.controlledBy(List.copyOf(all));
  }

  /** Guard's rules are also written without the tool's name. */
  private static String normal(String check) {
    String lower = check.toLowerCase(Locale.ROOT);
    return lower.startsWith(GUARD) ? lower.substring(GUARD.length()) : lower;
  }
}
