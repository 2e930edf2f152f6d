package dev.plumbline.reporter.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Events;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A webhook was taken, but its repository's host does not answer. */
@Kafka
@Timeout(300)
class WaitingChangesTest {
  private static final String REPOSITORY = "git.example.com/acme/web";
  private static final String REASON =
      "the host git.example.com is not known; check the URL and the network";

  @Test
  void aChangeWhoseRepositoryCannotBeReachedIsNamedUntilItIs(
      TestKafka kafka, @TempDir Path directory) throws Exception {
    try (var served = new Served(kafka, directory, null);
        var browser = new Browser()) {
      Page page = browser.page();
      page.navigate(served.url("/"));
      assertThat(page.locator(".empty")).containsText("No reviews yet");

      begins(served, 3, 1);
      fails(served, 3);

      assertThat(page.locator(".held li")).containsText(REPOSITORY + " " + REASON);
      assertThat(page.locator(".held li")).containsText("tried 1 time,");
      begins(served, 3, 2);
      assertThat(page.locator(".held li")).containsText("tried 2 times,");
      assertThat(page.locator(".held li")).containsText(REASON);
      begins(served, 4, 1);
      fails(served, 4);
      assertThat(page.locator(".held li")).containsText("2 changes, tried 2 times,");
      ends(served, 3);
      ends(served, 4);
      assertThat(page.locator(".held")).hasCount(0);
      assertThat(browser.problems).isEmpty();
    }
  }

  @Test
  void aChangeThatIsReadAtOnceDoesNotWait(TestKafka kafka, @TempDir Path directory)
      throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      begins(served, 3, 1);
      begins(served, 4, 1);
      fails(served, 4);

      Served.await(() -> !served.model.reviews(10).waiting().isEmpty());
      assertThat(served.model.reviews(10).waiting())
          .singleElement()
          .satisfies(change -> {
            assertThat(change.id()).isEqualTo("change/0/4");
            assertThat(change.repository()).isEqualTo(REPOSITORY);
            assertThat(change.reason()).isEqualTo(REASON);
            assertThat(change.attempts()).isEqualTo(1);
          });
    }
  }

  private static void begins(Served served, long offset, int attempt)
      throws ExecutionException, InterruptedException {
    served.publish(
        Events.of(
            new ReviewEvent.PhaseStarted(
                id(offset), Instant.now(), REPOSITORY, PhaseName.INGEST, attempt)));
  }

  private static void fails(Served served, long offset)
      throws ExecutionException, InterruptedException {
    served.publish(
        Events.of(
            new ReviewEvent.PhaseFailed(
                id(offset), Instant.now(), REPOSITORY, PhaseName.INGEST, REASON, false)));
  }

  private static void ends(Served served, long offset)
      throws ExecutionException, InterruptedException {
    served.publish(
        Events.of(
            new ReviewEvent.PhaseCompleted(
                id(offset), Instant.now(), REPOSITORY, PhaseName.INGEST, 5)));
  }

  private static String id(long offset) {
    return ReviewEvent.changeId(0, offset);
  }
}
