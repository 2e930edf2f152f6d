package dev.plumbline.model.plan;

import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * What a real plan, handed in as {@code terraform show -json} writes it, does to each resource.
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
   * @param range where the plan says so
   */
  public record Step(
      String address,
      String previousAddress,
      String type,
      Action action,
      boolean createsFirst,
      List<String> forcing,
      SourceRange range) {
    public Step {
      forcing = List.copyOf(forcing);
    }
  }
}
