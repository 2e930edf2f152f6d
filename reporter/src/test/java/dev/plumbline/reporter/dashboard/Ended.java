package dev.plumbline.reporter.dashboard;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.output.Reports;
import dev.plumbline.reporter.testing.Samples;
import java.time.Instant;
import java.util.List;

/** The end of a review, with the report that {@link Reports} has of one stack. */
final class Ended {
  private Ended() {}

  /** Returns when the tables have it. */
  static void with(Served served, String review) throws Exception {
    var sample = Reports.sample();
    ArtifactRef findings =
        served.artifacts.putJson(new Review.Findings(List.of(), List.of(), List.of()));
    ArtifactRef plan = served.artifacts.putJson(sample.stacks().getFirst().plan());
    ArtifactRef report =
        served.artifacts.putJson(Reports.referring(sample.report(), findings, plan));
    Instant now = Instant.now();
    String repository = Samples.REPOSITORY;
    served.publish(
        Events.of(
            new ReviewEvent.Completed(
                review, now, repository, "pull/7", Verdict.FAIL, "1 high", List.of())));
    served.publish(
        Events.of(new ReportReady(review, repository, "pull/7", Verdict.FAIL, report, now)));
    Served.await(() ->
        served.model.review(review).stream()
            .anyMatch(view -> view.review().report() != null && view.review().endedAt() > 0));
  }
}
