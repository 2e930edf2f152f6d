package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys of programs, which were written with a capital once. */
final class Names {
  private Names() {}

  /** A member by its name, whatever its first letter's case. */
  static Optional<YamlNode> member(YamlNode node, String name) {
    Optional<YamlNode> found = node.member(name);
    return found.isPresent() ? found : node.member(capital(name));
  }

  static List<YamlNode.Entry> members(YamlNode node, String name) {
    return member(node, name).map(YamlNode::members).orElse(List.of());
  }

  static String text(YamlNode node, String name) {
    return member(node, name).flatMap(YamlNode::scalarText).orElse("");
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
