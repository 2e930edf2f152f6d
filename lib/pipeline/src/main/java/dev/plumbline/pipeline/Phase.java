package dev.plumbline.pipeline;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.observe.Count;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One phase of a review: reads the state it is given, adds its own section, reports findings as it
 * goes.
 */
public interface Phase {
  PhaseName name();

  /**
   * A pure function of its arguments and of the artifacts that they refer to. May be called again
   * for the same state, by several threads at once for different ones.
   *
   * @param estate an immutable view of all tracked stacks; whoever uses it names its version
   * @param budget what the work may cost; it passes it on to whatever loops over input
   * @return {@code state} with this phase's section
   * @throws IOException when the artifact store can't be reached; the work is then tried again
   * @throws dev.plumbline.model.source.BudgetExceededException the phase is then Failed(reason),
   *     and the rest goes on with what there is
   */
  ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException;

  /**
   * What a finished state says to other stacks. Of tracked branches it becomes part of the estate,
   * together with the state or not at all.
   */
  default Optional<StackInterface> offers(ReviewState after) {
    return Optional.empty();
  }

  /** What a finished state adds to the figures, beyond the findings reported. */
  default List<Count> counts(ReviewState after) {
    return List.of();
  }
}
