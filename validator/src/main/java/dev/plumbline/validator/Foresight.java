package dev.plumbline.validator;

import dev.plumbline.forecast.Renaming;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.FallenGuards;
import dev.plumbline.forecast.danger.NameClashes;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.BlastRadius;
import dev.plumbline.forecast.reach.BreakingSearch;
import dev.plumbline.forecast.reach.ModuleBreaking;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a predicted plan means: renames to be said, dangers to be taken on, promises broken, how far
 * it reaches.
 *
 * @param words where the change can take a danger on
 * @param readers of what the stack offers
 * @param shared directories of its code that other stacks use as well
 */
record Foresight(Graph base, Graph head, Words words, Readers readers, List<Shared> shared) {

  Consequences of(Validation.Plan plan, Budget budget) {
    var search = new DangerSearch(base, head, words, readers);
    Renames renames = Renaming.of(base, head, budget);
    return new Consequences(
        renames,
        loudestFirst(
            Stream.of(
                search.in(plan),
                new NameClashes(base, head, words).in(plan, renames.found()),
                new FallenGuards(base, head, words).in(plan))),
        search.acknowledgements(plan),
        broken(),
        new BlastRadius(base, head, readers).of(plan));
  }

  private static List<Danger> loudestFirst(Stream<List<Danger>> found) {
    return found.flatMap(List::stream).sorted(Comparator.comparing(Danger::kind)).toList();
  }

  private List<Breaking> broken() {
    return Stream.concat(
            BreakingSearch.of(base, head, readers).stream(),
            ModuleBreaking.of(base, head, shared).stream())
        .toList();
  }
}
