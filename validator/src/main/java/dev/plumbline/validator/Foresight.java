package dev.plumbline.validator;

import dev.plumbline.forecast.Renaming;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.reach.BlastRadius;
import dev.plumbline.forecast.reach.BreakingSearch;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import java.util.List;

/**
 * What a predicted plan means: renames to be said, dangers to be taken on, promises broken, how far
 * it reaches.
 *
 * @param removed whether the change removes the stack, so that no comment can speak for it
 * @param readers of what the stack offers
 */
record Foresight(Graph base, Graph head, boolean removed, Readers readers) {

  Consequences of(Validation.Plan plan, Budget budget) {
    boolean hasComments = !removed && !isJson(head.stack().path());
    var search = new DangerSearch(base, head, hasComments);
    List<Danger> dangers = search.in(plan);
    return new Consequences(
        Renaming.of(base, head, budget),
        dangers,
        search.acknowledgements(dangers),
        BreakingSearch.of(base, head, readers),
        new BlastRadius(base, head, readers).of(plan));
  }

  private static boolean isJson(String path) {
    return path.endsWith(".json") || path.endsWith(".template");
  }
}
