package dev.plumbline.forecast;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What data sources, and modules whose code isn't there, are asked with. What they answer is the
 * same as before only as long as that is: a data source is read again with every plan.
 */
final class Questions {
  private final Map<String, Certainty> data = new HashMap<>();
  private final Map<String, ModuleCall> before = new HashMap<>();
  private final Map<String, ModuleCall> after = new HashMap<>();
  private final Map<String, Optional<Certainty>> modules = new HashMap<>();
  private final Budget budget;

  Questions(Graph base, Graph head, Budget budget) {
    this.budget = budget;
    collect(base, before);
    collect(head, after);
    after.keySet().retainAll(before.keySet());
  }

  private static void collect(Graph graph, Map<String, ModuleCall> calls) {
    graph.declarations().modules().stream()
        .filter(call -> !call.available())
        .forEach(call -> calls.put(call.address(), call));
  }

  /** Looks at a data source that is read with the plan, after all that it needs. */
  void ask(@Nullable Resource applied, Resource resource, Unknowns unknowns) {
    if (applied != null && !Comparison.written(applied, resource, unknowns, budget).isEmpty()) {
      put(resource, "is asked for something else");
    }
  }

  /**
   * @param why without its subject
   */
  void put(Resource resource, String why) {
    data.put(
        resource.address(),
        Certainty.possible(resource.address() + " " + why + "; what it answers is not known"));
  }

  /** How sure it is that what an address hands out is another value; null where it isn't. */
  @Nullable Certainty anew(String address, Unknowns unknowns) {
    Certainty asked = data.get(address);
    if (asked != null || after.isEmpty() || !address.startsWith("module.")) {
      return asked;
    }
    for (String call : after.keySet()) {
      if (Addresses.within(address, call)) {
        // Not computeIfAbsent: an argument may be of another such module.
        Optional<Certainty> known = modules.get(call);
        if (known == null) {
          modules.put(call, Optional.empty());
          known = module(call, unknowns);
          modules.put(call, known);
        }
        return known.orElse(null);
      }
    }
    return null;
  }

  private Optional<Certainty> module(String address, Unknowns unknowns) {
    ModuleCall one = before.get(address);
    ModuleCall other = after.get(address);
    if (one == null || other == null) {
      return Optional.empty();
    }
    boolean moved = !one.source().equals(other.source()) || !one.version().equals(other.version());
    return moved
            || !Comparison.ofArguments(
                    "module", address, one.arguments(), other.arguments(), unknowns, budget)
                .isEmpty()
        ? Optional.of(
            Certainty.possible(
                address
                    + (moved ? " is another version" : " is called with other arguments")
                    + "; what it hands out is not known"))
        : Optional.empty();
  }
}
