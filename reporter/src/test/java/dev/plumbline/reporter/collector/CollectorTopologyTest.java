package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.observe.Metric;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class CollectorTopologyTest extends CollectorDriver {
  @Test
  void endsAReviewWhenTheLastOfItsStacksIsIn() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    assertThat(ends.isEmpty()).isTrue();

    result("r1", "b", failing(2));

    var completed = end(ReviewEvent.Completed.class);
    assertThat(completed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(completed.summary()).isEqualTo("2 new (2 high), 2 blocking in 2 stacks");
    Report report = assembled();
    assertThat(report.stacks()).extracting(s -> s.stack().path()).containsExactly("a", "b");
    assertThat(report.tally().failing()).isEqualTo(2);
  }

  @Test
  void endsAReviewWithoutStacksAtOnce() {
    send(Events.of(started("r1", 1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void countsResultsThatComeBeforeTheStartIsSeen() {
    result("r1", "a", Tally.NONE);
    result("r1", "b", Tally.NONE);

    send(Events.of(started("r1", 1, "a", "b")));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void ignoresWhatComesTwiceOrLate() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();
    result("r1", "b", Tally.NONE);
    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);

    result("r1", "b", failing(1));
    send(Events.of(started("r1", 1, "a", "b")));
    driver.advanceWallClockTime(Duration.ofDays(1));

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void doesNotCountAStackThatTheReviewHasNot() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "other", Tally.NONE);
    result("r1", "a", Tally.NONE);

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void endsAReviewAtItsDeadlineThoughAPhaseIsDown() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    driver.advanceWallClockTime(Duration.between(START, DEADLINE).minusSeconds(1));
    assertThat(ends.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var completed = end(ReviewEvent.Completed.class);
    assertThat(completed.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(completed.incomplete()).containsExactly("b");
    assertThat(assembled().incomplete())
        .containsExactly(new Report.Incomplete("b", "no result before the review's deadline"));
  }

  @Test
  void doesNotWaitForAStackWhoseStateCouldNotBeRead() {
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(failed("r1", "b", false)));
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();

    send(Events.of(failed("r1", "b", true)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(assembled().incomplete().getFirst().reason())
        .isEqualTo("reviewer failed: not a ReviewState");
  }

  @Test
  void awaitsTheResultOfAStackWhoseReporterFailedWithoutLosingIt() {
    send(Events.of(started("r1", 1, "a")));
    send(
        Events.of(
            new ReviewEvent.PhaseFailed(
                "r1", START, REPOSITORY + "/a", PhaseName.REPORTER, "took too long", true, false)));

    assertThat(ends.isEmpty()).isTrue();

    result("r1", "a", failing(2));

    assertThat(assembled().tally().failing()).isEqualTo(2);
  }

  @Test
  void endsAReviewOfWhichIngestTookNotEveryStack() {
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(failed("r1", "b", PhaseName.INGEST, "the stack has 3 files")));
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(assembled().incomplete())
        .containsExactly(new Report.Incomplete("b", "ingest failed: the stack has 3 files"));
  }

  /** It has no review: its ledger entries go by where the change was read. */
  @Test
  void opensNothingForAChangeThatCouldNotBeRead() {
    send(Events.of(failed("change/0/7", "b", PhaseName.INGEST, "no JSON")));
    driver.advanceWallClockTime(Duration.ofDays(2));

    assertThat(ends.isEmpty()).isTrue();
    assertThat(driver.<String, Progress>getKeyValueStore("progress").approximateNumEntries())
        .isZero();
  }

  @Test
  void linksStacksOfOneReview() {
    send(Events.of(started("r1", 1, "app", "network")));
    result("r1", "app", report("app", Tally.NONE, List.of(), List.of("s3://state/network")));
    result(
        "r1", "network", report("network", Tally.NONE, List.of("s3://state/network"), List.of()));

    assertThat(assembled().links())
        .containsExactly(new Report.Link("app", "network", "s3://state/network"));
  }

  @Test
  void passesOverARecordThatCannotBeRead() {
    Event broken = Events.of(started("r1", 1, "a"));
    reviews.pipeInput(new TestRecord<>("r1", new byte[] {'{'}, broken.headers()));

    send(broken);
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void countsEachReviewOnceByHowItEnded() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));
    result("r2", 2, report("a", failing(1)));
    result("r2", 2, report("a", failing(1)));
    send(Events.of(started("r3", "main", true, 3)));
    var rejected =
        new ReviewEvent.Rejected(
            "r4", START, "q", REPOSITORY, "gone", "there is no such ref", false);
    send(Events.of(rejected));
    send(Events.of(rejected));

    assertThat(counted("superseded")).isEqualTo(1);
    assertThat(counted("fail")).isEqualTo(1);
    assertThat(counted("pass")).isEqualTo(1);
    assertThat(counted("rejected")).isEqualTo(1);
    assertThat(counted("incomplete")).isZero();
  }

  private double counted(String outcome) {
    return Metric.REVIEWS.counter(registry, outcome).count();
  }

  @Test
  void staysInTheTraceThatTheReviewBeganWith() {
    Event start = Events.of(started("r1", 1));
    send(start);

    String traceparent = CloudEventHeaders.text(ends.readRecord().headers(), "traceparent");

    assertThat(traceparent.substring(0, 35))
        .isEqualTo(start.attributes().traceparent().substring(0, 35));
  }
}
