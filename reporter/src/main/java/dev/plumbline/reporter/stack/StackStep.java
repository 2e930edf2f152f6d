package dev.plumbline.reporter.stack;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Event;
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
    StackReport report = reporting.report(state, budget);
    return ended(report, List.of(Events.of(reporting.keep(state, report))));
  }

  /** As the report itself says: the ledger says the same. */
  private static Output ended(StackReport report, List<Event> events) {
    return report.phases().stream()
        .filter(end -> end.phase() == PhaseName.REPORTER)
        .findFirst()
        .map(own ->
            switch (own.outcome()) {
              case COMPLETED -> Output.completed(events);
              case SKIPPED -> Output.skipped(own.reason(), events);
              case FAILED -> Output.failed(own.reason(), events);
            })
        .orElseGet(() -> Output.completed(events));
  }
}
