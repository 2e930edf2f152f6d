package dev.plumbline.reporter.projection;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRowsTest {
  private static final String STACK = REPOSITORY + "/a";

  @TempDir Path directory;

  /** Its commit went through, but the answer did not come back in time. */
  @Test
  void aHandBackDoesNotUndoTheEndThatWasWrittenAfterAll() {
    assertThat(state(begun(1, 1), completed(2), handedBack(3))).isEqualTo("completed 2");
  }

  @Test
  void aHandBackOfWhatHasNotEndedIsShownAndTheNextAttemptGoesOn() {
    assertThat(state(begun(1, 1), handedBack(2))).isEqualTo("waiting 2");
    assertThat(state(begun(1, 1), handedBack(2), begun(3, 2))).isEqualTo("started 3");
  }

  @Test
  void aLaterAttemptReopensWhatHadFailedAndMayBeHandedBackAgain() {
    assertThat(state(begun(1, 1), failed(2), begun(3, 2), handedBack(4))).isEqualTo("waiting 4");
  }

  /** They are in two topics, and the one of reports may be read first. */
  @Test
  void aReportThatIsReadBeforeItsReviewBeginsIsNotLost() {
    var report = new ArtifactRef("ab".repeat(32), 5, "application/json");
    var ready = new ReportReady("r1", REPOSITORY, "pull/7", Verdict.PASS, report, at(9));
    try (Database database = Database.sqlite(directory.resolve("early.db"))) {
      var model = new ReadModel(database);
      database.jdbi().useTransaction(handle -> new Rows(handle).reports().apply(ready));
      assertThat(model.review("r1")).as("nothing is shown of it alone").isEmpty();

      database
          .jdbi()
          .useTransaction(handle -> new Rows(handle).ledger().apply(Samples.started("r1", 1, "a")));

      assertThat(model.review("r1").orElseThrow().review().report()).isEqualTo(report);
    }
  }

  /** The state in the table, and how many changes of it the live view was told of. */
  private String state(ReviewEvent... events) {
    String review = "r" + events.length + events[events.length - 1].at().toEpochMilli();
    try (Database database = Database.sqlite(directory.resolve(review + ".db"))) {
      return database
          .jdbi()
          .inTransaction(handle -> {
            var rows = new Rows(handle);
            rows.ledger().apply(Samples.started("r1", 1, "a"));
            List.of(events).forEach(rows.ledger()::apply);
            String state = handle.createQuery("SELECT state FROM phases").mapTo(String.class).one();
            int told =
                handle
                    .createQuery("SELECT count(*) FROM events WHERE kind = 'phase'")
                    .mapTo(Integer.class)
                    .one();
            return state + " " + told;
          });
    }
  }

  private static ReviewEvent begun(int second, int attempt) {
    return new ReviewEvent.PhaseStarted("r1", at(second), STACK, PhaseName.ANALYZER, attempt);
  }

  private static ReviewEvent completed(int second) {
    return new ReviewEvent.PhaseCompleted("r1", at(second), STACK, PhaseName.ANALYZER, 5);
  }

  private static ReviewEvent failed(int second) {
    return new ReviewEvent.PhaseFailed("r1", at(second), STACK, PhaseName.ANALYZER, "x", true);
  }

  private static ReviewEvent handedBack(int second) {
    return new ReviewEvent.PhaseFailed(
        "r1", at(second), STACK, PhaseName.ANALYZER, "handed back", false);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
