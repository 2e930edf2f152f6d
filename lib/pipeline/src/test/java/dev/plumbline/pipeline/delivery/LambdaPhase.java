package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import java.io.IOException;

/** A phase that is what a test says. */
record LambdaPhase(PhaseName name, Work work) implements Phase {
  interface Work {
    ReviewState apply(ReviewState state, Budget budget) throws IOException;
  }

  static LambdaPhase analyzer(Work work) {
    return new LambdaPhase(PhaseName.ANALYZER, work);
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException {
    return work.apply(state, budget);
  }
}
