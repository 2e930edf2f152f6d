package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An intrinsic function, in its long form or as a short tag.
 *
 * @param name without {@code Fn::}
 */
public record Call(String name, YamlNode argument, YamlNode node) {
  private static final Set<String> BARE = Set.of("Ref", "Condition");

  /** The call that a node is, or null where it is plain data. */
  public static @Nullable Call of(YamlNode node) {
    String tag = node.tag();
    if (tag.startsWith("!")) {
      return new Call(tag.substring(1), node.withTag(""), node);
    }
    if (node instanceof YamlNode.Mapping mapping && mapping.entries().size() == 1) {
      YamlNode.Entry only = mapping.entries().getFirst();
      String key = only.key().text();
      if (key.startsWith("Fn::") && !key.startsWith("Fn::ForEach::")) {
        return new Call(key.substring(4), only.value(), node);
      }
      boolean names =
          only.value() instanceof YamlNode.Scalar
              || key.equals("Ref") && of(only.value()) != null; // as language extensions allow
      if (BARE.contains(key) && names) {
        return new Call(key, only.value(), node);
      }
    }
    return null;
  }
}
