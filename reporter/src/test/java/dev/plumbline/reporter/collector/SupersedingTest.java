package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.event.Events;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Newer reviews of a pull request end older ones, in whatever order they are seen. */
class SupersedingTest extends CollectorDriver {
  @Test
  void endsOlderReviewsOfAPullRequestForANewer() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));

    assertThat(end(ReviewEvent.Superseded.class).by()).isEqualTo("r2");
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();

    result("r2", 2, report("a", Tally.NONE));
    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r2");
  }

  /** A draft that becomes ready, a title that changes: the same head and base, a later offset. */
  @Test
  void doesNotTakeAReviewThatIsAskedForAgainForANewerOne() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r1", 2, "a")));
    result("r1", 2, report("a", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void endsAReviewOnceThoughItIsAskedForAgainAfterwards() {
    send(Events.of(started("r1", 1, "a")));
    result("r1", "a", Tally.NONE);
    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);

    send(Events.of(started("r1", 2, "a")));
    result("r1", 2, report("a", failing(1)));
    driver.advanceWallClockTime(Duration.ofDays(1));

    assertThat(ends.isEmpty()).isTrue();
  }

  /** Somebody pushes another commit, thinks better of it and pushes the first one again. */
  @Test
  void opensASupersededReviewAgainWhenItsHeadComesBack() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r1");

    send(Events.of(started("r1", 3, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r2");
    result("r1", 1, report("a", Tally.NONE)); // skipped for the second push
    assertThat(ends.isEmpty()).isTrue();
    result("r1", 3, report("a", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void doesNotOpenASupersededReviewForAStartThatIsSeenLate() {
    send(Events.of(started("r2", 2, "a")));
    send(Events.of(started("r1", 1, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r1");

    send(Events.of(started("r1", 1, "a")));
    result("r1", 1, report("a", failing(1)));

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void comparesGenerationsNotTheOrderOfArrival() {
    send(Events.of(started("r2", 2, "a")));
    send(Events.of(started("r1", 1, "a")));

    var superseded = end(ReviewEvent.Superseded.class);

    assertThat(superseded.reviewId()).isEqualTo("r1");
    assertThat(superseded.by()).isEqualTo("r2");
  }

  @Test
  void leavesReviewsOfTrackedBranchesAndOtherRefsAlone() {
    send(Events.of(started("r1", "main", true, 1, "a")));
    send(Events.of(started("r2", "main", true, 2, "a")));
    send(Events.of(started("r3", "pull/8", false, 3, "a")));
    send(Events.of(started("r4", "pull/9", false, 4, "a")));

    assertThat(ends.isEmpty()).isTrue();
  }
}
