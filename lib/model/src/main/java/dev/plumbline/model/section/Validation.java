package dev.plumbline.model.section;

import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.test.GeneratedTests;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The validator's section.
 *
 * @param plan {@link Plan} as an artifact
 * @param actions how many resources by action, lower case
 * @param dangers replacements and destructions of what holds data, loudest first
 * @param unacknowledged how many of them have to be acknowledged before the change passes
 * @param cost the estimate in a few numbers; null where nobody estimated
 */
public record Validation(
    ArtifactRef plan,
    Map<String, Integer> actions,
    List<String> dangers,
    int unacknowledged,
    @Nullable CostSummary cost) {
  public Validation {
    dangers = List.copyOf(dangers);
  }

  /**
   * The predicted plan.
   *
   * @param foreseen what follows from it; null where nobody looked
   * @param rollback whether reverting brings the base back; null where nobody looked
   * @param scenarios losses played on the head
   * @param costs what the head costs, and the change; null where nobody estimated
   * @param comparable false when there is neither a base nor a real plan, so that everything counts
   *     as existing
   * @param tests generated for the head; null where nobody made any
   * @param supplied how a real plan that was handed in, and whose actions these are, stands to the
   *     prediction; null where there is none
   */
  public record Plan(
      boolean comparable,
      List<PlannedChange> changes,
      @Nullable Consequences foreseen,
      @Nullable PlanComparison supplied,
      @Nullable Costs costs,
      @Nullable RollbackCard rollback,
      List<Scenario> scenarios,
      @Nullable GeneratedTests tests) {
    public Plan(boolean comparable, List<PlannedChange> changes) {
      this(comparable, changes, null, null, null, null, List.of(), null);
    }

    public Plan {
      changes = List.copyOf(changes);
      scenarios = List.copyOf(scenarios);
    }

    public Plan with(Consequences consequences) {
      return new Plan(
          comparable, changes, consequences, supplied, costs, rollback, scenarios, tests);
    }

    public Plan with(PlanComparison real) {
      return new Plan(comparable, changes, foreseen, real, costs, rollback, scenarios, tests);
    }

    public Plan with(Costs estimated) {
      return new Plan(
          comparable, changes, foreseen, supplied, estimated, rollback, scenarios, tests);
    }

    public Plan with(RollbackCard card) {
      return new Plan(comparable, changes, foreseen, supplied, costs, card, scenarios, tests);
    }

    public Plan with(List<Scenario> played) {
      return new Plan(comparable, changes, foreseen, supplied, costs, rollback, played, tests);
    }

    public Plan with(GeneratedTests generated) {
      return new Plan(
          comparable, changes, foreseen, supplied, costs, rollback, scenarios, generated);
    }

    /** The generated tests; none where nobody made any. */
    public GeneratedTests generated() {
      return tests == null ? GeneratedTests.NONE : tests;
    }

    /** What follows from it; nothing where nobody looked. */
    public Consequences consequences() {
      return foreseen == null ? Consequences.NONE : foreseen;
    }
  }
}
