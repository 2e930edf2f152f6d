package dev.plumbline.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one resource type.
 *
 * @param service the cloud's service, {@code ec2}
 * @param tagsAttribute path of the attribute that holds tags or labels, {@code ""} where it has
 *     none
 * @param stateful whether it holds data that goes with it (our judgement, not the provider's)
 * @param framework built on the plugin framework, where a block's force-new covers what it holds
 * @param noUpdate whether the provider can't update it at all
 * @param unresolved conditional force-new paths that could not be told from the provider's code
 */
public record ResourceFacts(
    String type,
    Provider provider,
    String service,
    String tagsAttribute,
    boolean stateful,
    boolean framework,
    boolean noUpdate,
    boolean deprecated,
    List<String> unresolved,
    Map<String, AttributeFacts> attributes) {

  public ResourceFacts {
    unresolved = List.copyOf(unresolved);
    attributes = Map.copyOf(attributes);
  }

  public boolean taggable() {
    return !tagsAttribute.isEmpty();
  }

  /**
   * The attribute at a path, or null where the type has none.
   *
   * @param path as in {@code ingress[0].cidr_blocks}, {@code ingress.0.cidr_blocks} or {@code
   *     ingress.cidr_blocks}; what lies inside a map is the map
   */
  public @Nullable AttributeFacts attribute(String path) {
    Map<String, AttributeFacts> at = attributes;
    AttributeFacts found = null;
    for (String step : path.split("[.\\[]", -1)) {
      if (step.isEmpty() || step.endsWith("]") || Character.isDigit(step.charAt(0))) {
        continue;
      }
      if (found != null && found.nested().isEmpty() && found.isMap()) {
        return found;
      }
      found = at.get(step);
      if (found == null) {
        return null;
      }
      at = found.nested();
    }
    return found;
  }
}
