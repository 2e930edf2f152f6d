package dev.plumbline.forecast;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
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
    var order = new Order(head);
    Deque<Resource> open = new ArrayDeque<>();
    head.resources().stream()
        .filter(resource -> resource.lifecycle().createBeforeDestroy())
        .forEach(open::push);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Resource resource = open.pop();
      createFirst.add(Addresses.block(resource.address()));
      if (seen.add(resource.address()) && Language.of(resource) == Language.TERRAFORM) {
        open.addAll(order.needs(resource));
      }
    }
  }

  boolean createsFirst(String address) {
    return createFirst.contains(Addresses.block(address));
  }
}
