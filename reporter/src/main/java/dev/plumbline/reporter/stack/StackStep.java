package dev.plumbline.reporter.stack;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
import java.util.List;

/** The reporter's step on the loop: a finished state in, a result for the collector out. */
public final class StackStep implements Step {
  private final StackReporting reporting;

  public StackStep(ArtifactStore artifacts) {
    this.reporting = new StackReporting(artifacts);
  }

  @Override
  public PhaseName service() {
    return PhaseName.REPORTER;
  }

  @Override
  public Output process(Input input, Budget budget) throws IOException {
    ReviewState state = ReviewState.parse(input.value());
    return Output.completed(List.of(Events.of(reporting.result(state, budget))));
  }
}
