package dev.plumbline.model.section;

import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.review.ArtifactRef;
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
 */
public record Validation(
    ArtifactRef plan, Map<String, Integer> actions, List<String> dangers, int unacknowledged) {
  public Validation {
    dangers = List.copyOf(dangers);
  }

  /**
   * The predicted plan.
   *
   * @param foreseen what follows from it; null where nobody looked
   * @param comparable false when there is neither a base nor a real plan, so that everything counts
   *     as existing
   * @param supplied how a real plan that was handed in, and whose actions these are, stands to the
   *     prediction; null where there is none
   */
  public record Plan(
      boolean comparable,
      List<PlannedChange> changes,
      @Nullable Consequences foreseen,
      @Nullable PlanComparison supplied) {
    public Plan(boolean comparable, List<PlannedChange> changes) {
      this(comparable, changes, null, null);
    }

    public Plan {
      changes = List.copyOf(changes);
    }

    public Plan with(Consequences consequences) {
      return new Plan(comparable, changes, consequences, supplied);
    }

    /** What follows from it; nothing where nobody looked. */
    public Consequences consequences() {
      return foreseen == null ? Consequences.NONE : foreseen;
    }
  }
}
