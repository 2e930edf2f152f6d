package dev.plumbline.reporter.strategy;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The deployment strategy of one stack's predicted change. */
public final class Strategies {
  private static final Set<Action> QUIET = Set.of(Action.NO_OP, Action.READ);

  private Strategies() {}

  /**
   * @param head what will be; null when the stack is removed
   * @param base what is; null when nothing is compared with
   */
  public static Strategy of(
      StackSpec stack,
      @Nullable Graph head,
      @Nullable Graph base,
      Validation.Plan plan,
      Budget budget) {
    List<PlannedChange> changes = changes(plan);
    List<Strategy.Wave> waves = waves(head, base, changes, budget);
    return new Strategy(waves, new Rollbacks(stack.kind()).of(changes, plan.rollback(), waves));
  }

  /** What happens, in the order of the addresses; without a base nothing is known to happen. */
  private static List<PlannedChange> changes(Validation.Plan plan) {
    if (!plan.comparable()) {
      return List.of();
    }
    return plan.changes().stream()
        .filter(change -> !QUIET.contains(change.action()))
        .sorted(Comparator.comparing(PlannedChange::address))
        .toList();
  }

  private static List<Strategy.Wave> waves(
      @Nullable Graph head, @Nullable Graph base, List<PlannedChange> changes, Budget budget) {
    var changed = new HashSet<String>();
    var going = new HashSet<String>();
    for (PlannedChange change : changes) {
      changed.add(change.address());
      if (change.action() == Action.DESTROY || change.action() == Action.FORGET) {
        going.add(change.address());
      }
    }
    var precedence = new Precedence(budget);
    if (head != null) {
      precedence.needed(head);
    }
    if (base != null) {
      precedence.ending(base, going);
    }
    Map<String, Integer> levels =
        precedence.levels(changes.stream().map(PlannedChange::address).toList(), changed);
    var techniques = new Techniques(dependents(head));
    SortedMap<Integer, List<Strategy.Step>> byLevel = new TreeMap<>();
    for (PlannedChange change : changes) {
      int level = levels.getOrDefault(change.address(), 0);
      byLevel.computeIfAbsent(level, _ -> new ArrayList<>()).add(techniques.of(change));
    }
    var waves = new ArrayList<Strategy.Wave>();
    byLevel.values().forEach(steps -> waves.add(new Strategy.Wave(waves.size() + 1, steps)));
    return waves;
  }

  private static Map<String, Integer> dependents(@Nullable Graph graph) {
    if (graph == null) {
      return Map.of();
    }
    var groups = new Groups(graph);
    var users = new HashMap<String, Set<String>>();
    for (Edge edge : graph.edges()) {
      users.computeIfAbsent(edge.to(), _ -> new HashSet<>()).add(edge.from());
    }
    var counts = new HashMap<String, Integer>();
    users.forEach((address, by) -> {
      int count = by.stream().mapToInt(user -> Math.max(1, groups.of(user).size())).sum();
      groups.of(address).forEach(one -> counts.merge(one.address(), count, Integer::sum));
    });
    return counts;
  }
}
