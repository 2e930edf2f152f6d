package dev.plumbline.reporter.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.output.Reports;
import dev.plumbline.reporter.testing.Samples;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The end of a review, with the report that {@link Reports} has of one stack. */
final class Ended {
  private Ended() {}

  /** Returns when the tables have it. */
  static void with(Served served, String review) throws Exception {
    with(served, review, _ -> {});
  }

  /**
   * The same.
   *
   * @param edit changes the report before it is published
   */
  static void with(Served served, String review, Consumer<ObjectNode> edit) throws Exception {
    var sample = Reports.sample();
    ArtifactRef findings =
        served.artifacts.putJson(new Review.Findings(List.of(), List.of(), List.of()));
    ArtifactRef plan = served.artifacts.putJson(sample.stacks().getFirst().plan());
    ObjectNode edited = (ObjectNode) Json.tree(Reports.referring(sample.report(), findings, plan));
    edit.accept(edited);
    ArtifactRef report = served.artifacts.putJson(edited);
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
