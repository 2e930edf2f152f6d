package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reviews whose stacks' names are too many for a record. */
class ManyStacksTest extends CollectorDriver {
  @Test
  void endsAReviewOfTenThousandStacksWhoseNamesAreBesideTheRecord() throws IOException {
    int count = 10_000;
    List<String> keys = IntStream.range(0, count).mapToObj(i -> REPOSITORY + "/s" + i).toList();
    ArtifactRef list = artifacts.putJson(keys);
    result("r1", "s0", failing(1));
    result("r1", "other", failing(1));

    send(Events.of(listed("r1", count, list)));
    result("r1", "s1", failing(1));
    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    var record = ends.readRecord();
    assertThat(record.value()).hasSizeLessThan(2_000);
    var completed =
        Event.read(record.headers(), record.value(), ReviewEvent.Completed.class).orElseThrow();
    assertThat(completed.count()).isEqualTo(count - 2);
    assertThat(Listing.read(completed.incomplete(), completed.list(), artifacts))
        .hasSize(count - 2)
        .contains("s2", "s9999");
    assertThat(assembled().stacks()).extracting(s -> s.stack().path()).containsExactly("s0", "s1");
  }

  @Test
  void waitsForTheNamesOfItsStacksUntilTheStoreIsBack() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Path aside = directory.resolve("aside");
    Files.move(file(list), aside);
    send(Events.of(listed("r1", 2, list)));
    send(Events.of(failed("r1", "b", PhaseName.INGEST, "the stack has 3 files")));
    driver.advanceWallClockTime(Duration.ofSeconds(5));
    assertThat(ends.isEmpty()).isTrue();

    Files.move(aside, file(list));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).incomplete()).containsExactly("b");
  }

  @Test
  void waitsForTheNamesOfItsStacksWhenItStartsAgainToo() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Path aside = directory.resolve("aside");
    Files.move(file(list), aside);
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(listed("r1", 2, 2, list)));
    result("r1", 2, report("a", Tally.NONE));
    driver.advanceWallClockTime(Duration.ofSeconds(5));
    assertThat(ends.isEmpty()).isTrue();

    Files.move(aside, file(list));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    result("r1", 2, report("b", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(assembled().stacks()).hasSize(2);
  }

  @Test
  void endsAReviewAtItsDeadlineThoughTheNamesOfItsStacksAreGone() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Files.delete(file(list));
    send(Events.of(listed("r1", 2, list)));
    result("r1", "a", Tally.NONE);

    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
    Report report = assembled();
    assertThat(report.stacks()).hasSize(1);
    assertThat(report.incomplete())
        .containsExactly(
            new Report.Incomplete("", "the list of stacks can't be read, missing are 1"));
  }

  private static ReviewEvent.Started listed(String reviewId, int count, ArtifactRef list) {
    return listed(reviewId, 1, count, list);
  }

  private static ReviewEvent.Started listed(
      String reviewId, long generation, int count, ArtifactRef list) {
    ReviewEvent.Started small = Samples.started(reviewId, generation);
    return new ReviewEvent.Started(
        reviewId,
        small.at(),
        small.requestId(),
        small.repository(),
        small.ref(),
        small.tracked(),
        small.generation(),
        small.head(),
        small.base(),
        small.lane(),
        small.deadline(),
        List.of(),
        List.of(),
        count,
        list,
        false);
  }
}
