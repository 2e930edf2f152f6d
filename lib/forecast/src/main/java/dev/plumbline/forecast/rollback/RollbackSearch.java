package dev.plumbline.forecast.rollback;

import dev.plumbline.forecast.Order;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.erasure.ErasureSearch;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plays a change and its revert: the head is taken as applied, and going back to the base is
 * predicted as any other change.
 */
public final class RollbackSearch {
  private final Graph base;
  private final Graph head;
  private final Validation.Plan plan;
  private final Budget budget;

  /**
   * @param plan from base to head
   */
  public RollbackSearch(Graph base, Graph head, Validation.Plan plan, Budget budget) {
    this.base = base;
    this.head = head;
    this.plan = plan;
    this.budget = budget;
  }

  /**
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs too much
   */
  public RollbackCard card() {
    List<PlannedChange> changes = plan.changes().stream().filter(RollbackSearch::happens).toList();
    var judgement =
        new Judgement(
            resources(base), resources(head), back(changes), new ErasureSearch(base, head));
    List<Row> rows = new ArrayList<>();
    ordered(changes).forEach(change -> rows.add(judgement.row(change)));
    rows.sort(Comparator.comparing(Row::outcome));
    Verdict verdict = verdict(rows, judgement);
    return new RollbackCard(
        verdict,
        Sentences.summary(verdict, rows),
        rows,
        judgement.before(),
        judgement.reverting(),
        judgement.after());
  }

  /** What the revert does, by address: nothing where nothing happens. */
  private Map<String, PlannedChange> back(List<PlannedChange> changes) {
    Map<String, PlannedChange> back = new HashMap<>();
    if (!changes.isEmpty()) {
      PlanPredictor.predict(head, reverted(changes), budget)
          .changes()
          .forEach(change -> back.put(change.address(), change));
    }
    return back;
  }

  private static boolean happens(PlannedChange change) {
    return change.action() != Action.NO_OP && change.action() != Action.READ;
  }

  /** The base with the moved blocks that a careful revert has. */
  private Graph reverted(List<PlannedChange> changes) {
    List<Move> back =
        changes.stream()
            .filter(change -> !change.previousAddress().isEmpty())
            .map(change -> new Move(change.address(), change.previousAddress(), change.cause()))
            .toList();
    if (back.isEmpty()) {
      return base;
    }
    return new Graph(
        base.stack(),
        base.resources(),
        base.edges(),
        base.declarations().with(back),
        base.comments(),
        base.diagnostics(),
        base.coverage());
  }

  private static Map<String, Resource> resources(Graph graph) {
    Map<String, Resource> resources = new HashMap<>();
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
    return resources;
  }

  /** What others need comes first: it has to be back before they can be. */
  private List<PlannedChange> ordered(List<PlannedChange> changes) {
    Map<String, Integer> places = new HashMap<>();
    Stream.concat(new Order(base).sorted().stream(), new Order(head).sorted().stream())
        .forEach(resource -> places.putIfAbsent(resource.address(), places.size()));
    return changes.stream()
        .sorted(
            Comparator.comparing(
                    (PlannedChange change) -> places.getOrDefault(change.address(), places.size()))
                .thenComparing(PlannedChange::address))
        .toList();
  }

  private static Verdict verdict(List<Row> rows, Judgement judgement) {
    if (rows.isEmpty()) {
      return Verdict.NOTHING;
    }
    return switch (rows.getFirst().outcome()) {
      case NOT_RESTORED -> Verdict.NOT_AT_ALL;
      case CONTENT_LOST -> Verdict.DATA_LOST;
      case UNKNOWN -> Verdict.CANNOT_BE_SAID;
      case IDENTITY_CHANGES -> Verdict.WITH_STEPS;
      case RESTORED -> judgement.hasSteps() ? Verdict.WITH_STEPS : Verdict.RESTORES;
    };
  }
}
