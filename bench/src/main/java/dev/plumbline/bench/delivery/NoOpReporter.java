package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The reporter's stack step with the same empty report for every stack. */
final class NoOpReporter implements Step {
  private final ArtifactRef report;

  NoOpReporter(ArtifactStore artifacts) throws IOException {
    this.report = artifacts.putJson(empty());
  }

  @Override
  public PhaseName service() {
    return PhaseName.REPORTER;
  }

  @Override
  public Output process(Input input, Budget budget) {
    ReviewState state = ReviewState.parse(input.value());
    return Output.completed(List.of(Events.of(new StackResult(state.stack(), report, report))));
  }

  private static StackReport empty() {
    return new StackReport(
        "",
        StackSpec.terraform("none"),
        false,
        false,
        List.of(),
        Tally.NONE,
        null,
        null,
        null,
        Map.of(),
        List.of(),
        null,
        0,
        0,
        null,
        Map.of(),
        List.of(),
        List.of(),
        StackReport.Links.NONE,
        null,
        "",
        Strategy.Rollback.Kind.NOTHING,
        0,
        null,
        null,
        null,
        null,
        List.of(),
        0,
        Map.of(),
        List.of(),
        null,
        "");
  }
}
