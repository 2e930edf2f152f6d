package dev.plumbline.validator;

import dev.plumbline.forecast.Renaming;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.BlastRadius;
import dev.plumbline.forecast.reach.BreakingSearch;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;

/**
 * What a predicted plan means: renames to be said, dangers to be taken on, promises broken, how far
 * it reaches.
 *
 * @param words where the change can take a danger on
 * @param readers of what the stack offers
 */
record Foresight(Graph base, Graph head, Words words, Readers readers) {

  Consequences of(Validation.Plan plan, Budget budget) {
    var search = new DangerSearch(base, head, words);
    return new Consequences(
        Renaming.of(base, head, budget),
        search.in(plan),
        search.acknowledgements(plan),
        BreakingSearch.of(base, head, readers),
        new BlastRadius(base, head, readers).of(plan));
  }
}
