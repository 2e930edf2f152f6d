package dev.plumbline.reporter.dashboard;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.projection.FindingFilter;
import dev.plumbline.reporter.projection.ReadModel;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(120)
class ClosedTest {
  private static final FindingFilter STANDING =
      new FindingFilter(
          List.of(), "", "", "", "", List.of(), FindingFilter.Suppressed.SHOW, "", 500);

  @TempDir Path directory;

  @Test
  void theFindingsOfAClosedPullRequestStandNoMoreAndItsReviewSaysSo(TestKafka kafka)
      throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      served.publish(Events.of(Samples.started("r1", 1, "s")));
      served.publish(Events.of(Samples.started("m", "main", true, 2, "s")));
      served.found("r1", "s", finding("p", "aws_sqs_queue.q"));
      Served.await(() -> served.model.findings(STANDING).size() == 1);

      served.publish(Events.of(closed(3)));

      Served.await(() -> closedAt(served, "r1") > 0);
      assertThat(served.model.findings(STANDING)).isEmpty();
      assertThat(closedAt(served, "m")).as("of another branch").isZero();
      assertThat(served.model.finding("r1", finding("p", "aws_sqs_queue.q").fingerprint()))
          .as("its own page stays")
          .isPresent();
      assertThat(served.model.eventsAfter(0, "r1", 100))
          .extracting(ReadModel.LiveEvent::data)
          .anyMatch(data -> data.contains("closedAt"));
    }
  }

  @Test
  void aStartThatIsHeardOfAfterTheEndChangesNothingAndANewerOneOpensAgain(TestKafka kafka)
      throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      served.publish(Events.of(closed(3)));
      served.publish(Events.of(Samples.started("r1", 1, "s")));
      served.found("r1", "s", finding("p", "aws_sqs_queue.q"));
      Served.await(() -> closedAt(served, "r1") > 0);
      assertThat(served.model.findings(STANDING)).isEmpty();

      served.publish(Events.of(Samples.started("r1", 5, "s")));

      Served.await(() -> closedAt(served, "r1") == 0);
      assertThat(served.model.findings(STANDING)).hasSize(1);
    }
  }

  private static ReviewEvent.ChangeClosed closed(long generation) {
    return new ReviewEvent.ChangeClosed(
        ReviewEvent.changeId(0, generation), Instant.now(), "", REPOSITORY, "pull/7", generation);
  }

  private static long closedAt(Served served, String review) {
    return served.model.review(review).map(view -> view.review().closedAt()).orElse(-1L);
  }
}
