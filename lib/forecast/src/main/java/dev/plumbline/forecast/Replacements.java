package dev.plumbline.forecast;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which resources are created before they are destroyed: those that say so, and all that those
 * need, since an order that mixes both ways would be a cycle. It is a property of a block: one
 * instance that needs to be created first makes all of them so. In Pulumi each says it for itself.
 */
final class Replacements {
  /** By block. */
  private final Set<String> createFirst = new HashSet<>();

  Replacements(Graph head) {
    List<Resource> saying =
        head.resources().stream()
            .filter(resource -> resource.lifecycle().createBeforeDestroy())
            .toList();
    if (!saying.isEmpty()) {
      new Order(head)
          .needed(saying, resource -> Language.of(resource) == Language.TERRAFORM)
          .forEach(resource -> createFirst.add(Addresses.withoutKeys(resource.address())));
    }
  }

  boolean createsFirst(String address) {
    return createFirst.contains(Addresses.withoutKeys(address));
  }
}
