package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.value.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What depends on what changes, within the stack and across stacks. */
public final class BlastRadius {
  /** The widest ones; more of them than anybody reads says nothing. */
  private static final int MOST = 100;

  private final Dependents dependents = new Dependents();
  private final Map<String, Set<String>> outputs = new HashMap<>();
  private final Readers readers;

  /**
   * @param base what is destroyed has its dependents only there
   */
  public BlastRadius(Graph base, Graph head, Readers readers) {
    this.readers = readers;
    read(base);
    read(head);
  }

  private void read(Graph graph) {
    dependents.add(graph);
    for (Output output : graph.declarations().outputs()) {
      if (output.module().isEmpty()) {
        offered(output.value(), output.name());
      }
    }
  }

  private void offered(Value value, String output) {
    switch (value.unmarked()) {
      case Value.Unknown(Value.Origin origin) -> add(outputs, origin.address(), output);
      case Value.Seq seq -> seq.elements().forEach(element -> offered(element, output));
      case Value.Obj obj -> obj.members().values().forEach(member -> offered(member, output));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ -> {}
    }
  }

  private static void add(Map<String, Set<String>> map, String key, String value) {
    map.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
  }

  /** The widest first; what nothing depends on is left out. */
  public List<Reach> of(Validation.Plan plan) {
    return plan.changes().stream()
        .filter(change -> concerns(change.action()))
        .map(this::reach)
        .filter(reach -> reach.total() > 0 || !reach.outputs().isEmpty())
        .sorted(
            Comparator.comparingInt((Reach reach) -> reach.action().destroys() ? 0 : 1)
                .thenComparing(Comparator.comparingInt(Reach::total).reversed())
                .thenComparing(Reach::address))
        .limit(MOST)
        .toList();
  }

  private static boolean concerns(Action action) {
    return switch (action) {
      case UPDATE, REPLACE, DESTROY, FORGET, UNKNOWN -> true;
      case CREATE, MOVE, READ, NO_OP -> false;
    };
  }

  private Reach reach(PlannedChange change) {
    Set<String> all = dependents.all(change.address());
    Set<String> offered = new TreeSet<>(outputs.getOrDefault(change.address(), Set.of()));
    all.forEach(one -> offered.addAll(outputs.getOrDefault(one, Set.of())));
    Set<String> stacks = new TreeSet<>(offered.isEmpty() ? List.of() : readers.ofState());
    offered.forEach(output -> stacks.addAll(readers.ofExport(output)));
    return new Reach(
        change.address(),
        change.action(),
        List.copyOf(dependents.direct(change.address())),
        all.size(),
        List.copyOf(offered),
        List.copyOf(stacks));
  }
}
