package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.policy.term.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What recipes can be carried out at: the resources of a graph, and its backend, which policies
 * know as the stack itself, {@code terraform}. A recipe's paths are within the backend's block.
 */
public final class Targets {
  static final String STACK = "terraform";

  private Targets() {}

  /** The resources in the graph's order, then the backend where there is one. */
  public static List<Resource> of(Graph graph) {
    Backend backend = graph.declarations().backend();
    if (backend == null) {
      return graph.resources();
    }
    var targets = new ArrayList<>(graph.resources());
    var stack = Declared.of(STACK, STACK, backend.type(), backend.range());
    backend.attributes().members().forEach(stack::with);
    targets.add(stack.done());
    return targets;
  }

  /** The one of an address. */
  public static Optional<Resource> find(Graph graph, String address) {
    return of(graph).stream().filter(target -> target.address().equals(address)).findFirst();
  }
}
