package dev.plumbline.model.section;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.review.ArtifactRef;
import java.util.List;
import java.util.Map;

/**
 * The validator's section.
 *
 * @param plan {@link Plan} as an artifact
 * @param actions how many resources by action, lower case
 * @param dangers replacements and destructions of what holds data, loudest first
 */
public record Validation(ArtifactRef plan, Map<String, Integer> actions, List<String> dangers) {
  public Validation {
    dangers = List.copyOf(dangers);
  }

  /**
   * The predicted plan.
   *
   * @param comparable false when there is no base, so that everything counts as existing
   */
  public record Plan(boolean comparable, List<PlannedChange> changes) {
    public Plan {
      changes = List.copyOf(changes);
    }
  }
}
