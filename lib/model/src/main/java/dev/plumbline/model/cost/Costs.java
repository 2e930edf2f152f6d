package dev.plumbline.model.cost;

import java.util.List;

/**
 * The estimate of a stack. Estimated is never billed: list prices, without discounts and taxes.
 *
 * @param resources the head's, the dearest first
 * @param changes what the change does, the greatest first; only those that differ or are unknown
 * @param problems of the files that were given: prices, usage
 */
public record Costs(
    CostSummary summary,
    List<ResourceCost> resources,
    List<CostChange> changes,
    List<String> problems) {
  public Costs {
    resources = List.copyOf(resources);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }
}
