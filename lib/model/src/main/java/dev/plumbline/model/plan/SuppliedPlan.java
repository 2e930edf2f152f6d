package dev.plumbline.model.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * What a real plan does to each resource: one of Terraform's, as {@code terraform show -json}
 * writes it, or a change set of CloudFormation's.
 *
 * @param file its path in the repository, or the name it was handed in under
 * @param complete whether it speaks of the whole stack
 * @param stale addresses whose code is another one than that it was made of
 */
public record SuppliedPlan(String file, boolean complete, List<Step> steps, List<String> stale) {
  public SuppliedPlan {
    steps = List.copyOf(steps);
    stale = List.copyOf(stale);
  }

  /**
   * What it does to one managed instance.
   *
   * @param previousAddress another address it had before, {@code ""} where it did not move
   * @param createsFirst of a replacement: whether the new one is created before the old one goes
   * @param forcing paths of the attributes that force a replacement
   * @param attributes what becomes of them, where the plan says more than a prediction could
   * @param confidence less than certain where the plan itself leaves it open
   * @param range where the plan says so
   */
  public record Step(
      String address,
      String previousAddress,
      String type,
      Action action,
      boolean createsFirst,
      List<String> forcing,
      List<AttributeChange> attributes,
      Confidence confidence,
      SourceRange range) {
    public Step {
      forcing = List.copyOf(forcing);
      attributes = List.copyOf(attributes);
    }

    /** Whether the plan itself leaves open if it comes to this. */
    @JsonIgnore
    public boolean isOpen() {
      return confidence != Confidence.CERTAIN;
    }
  }
}
