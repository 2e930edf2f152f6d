package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The artifact store answers when the test lets it, and the world goes on meanwhile. */
class SlowStoreTest extends CollectorDriver {
  private final ArrayDeque<Runnable> asked = new ArrayDeque<>();

  @Override
  Executor errands() {
    return asked::add;
  }

  @Test
  void endsOtherReviewsWhileTheStoreIsAskedForTheReportOfOne() {
    completes("r1");
    completes("r2");
    assertThat(ended()).isEmpty();

    answer(asked.removeLast());
    assertThat(ended()).containsExactly("Completed r2");
    answer(asked.remove());
    assertThat(ended()).containsExactly("Completed r1");
  }

  @Test
  void asksOnceForWhatIsUnderWay() {
    completes("r1");
    driver.advanceWallClockTime(Duration.ofSeconds(30));

    assertThat(asked).hasSize(1);
  }

  @Test
  void doesNotCompleteAReviewThatWasSupersededMeanwhile() {
    completes("r1");
    send(Events.of(started("r2", "pull/r1", false, 2, "a")));
    assertThat(ended()).containsExactly("Superseded r1");

    answer(asked.remove());

    assertThat(ended()).isEmpty();
  }

  @Test
  void completesOnlyTheLaterStartOfAReviewThatBeganAnewMeanwhile() {
    completes("r1");
    send(Events.of(started("r1", "pull/r1", false, 2, "a")));
    answer(asked.remove());
    assertThat(ended()).isEmpty();

    result("r1", 2, report("a", Tally.NONE));
    answer(asked.remove());

    assertThat(ended()).containsExactly("Completed r1");
  }

  @Test
  void endsAReviewAtItsDeadlineThoughItsListOfStacksIsStillAskedFor() throws IOException {
    var list = artifacts.putJson(List.of(REPOSITORY + "/a"));
    send(Events.of(listed(list)));
    Runnable late = asked.remove();

    driver.advanceWallClockTime(Duration.between(START, DEADLINE));
    answer(asked.remove());
    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);

    answer(late);
    assertThat(ended()).isEmpty();
  }

  @Test
  void takesPartsInWhileTheListOfStacksIsAskedFor() throws IOException {
    var list = artifacts.putJson(List.of(REPOSITORY + "/a"));
    send(Events.of(listed(list)));
    result("r1", "a", Tally.NONE);

    answer(asked.remove());
    answer(asked.remove());

    assertThat(ended()).containsExactly("Completed r1");
  }

  @Test
  void asksForNoMoreThanTheStoreCanBearAndForTheRestAfterwards() {
    int many = 120;
    for (int i = 0; i < many; i++) {
      completes("r" + i);
    }
    assertThat(asked).hasSize(50);

    var ends = new ArrayList<String>();
    while (!asked.isEmpty()) {
      asked.remove().run();
      driver.advanceWallClockTime(Duration.ofMillis(200));
      ends.addAll(ended());
    }

    assertThat(ends).hasSize(many).doesNotHaveDuplicates();
  }

  @Test
  void asksAtOnceForWhatAPersonWaitsForHoweverManyBulkReviewsWait() {
    for (int i = 0; i < 120; i++) {
      String review = "bulk" + i;
      send(Events.of(bulk(review)));
      result(review, "a", Tally.NONE);
    }
    int bulk = asked.size();
    completes("r1");

    assertThat(asked).hasSize(bulk + 1);
    answer(asked.removeLast());
    assertThat(ended()).containsExactly("Completed r1");
  }

  /** Nothing in the part is missing, yet what it holds can't be summed up. */
  @Test
  void endsAReviewWhosePartsNobodyCanPutTogether() throws IOException {
    var json =
        new String(
            artifacts.get(artifacts.putJson(report("a", Tally.NONE))), StandardCharsets.UTF_8);
    var broken =
        artifacts.put(
            json.replace("\"actions\":{}", "\"actions\":{\"create\":null}")
                .getBytes(StandardCharsets.UTF_8),
            "application/json");
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(new StackResult(stack("r1", "a"), broken, broken)));

    answer(asked.remove());

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(assembled().incomplete())
        .singleElement()
        .matches(part -> part.reason().startsWith("the report can't be put together: "));
  }

  private static ReviewEvent.Started bulk(String reviewId) {
    return new ReviewEvent.Started(
        reviewId,
        START,
        "request",
        REPOSITORY,
        "pull/" + reviewId,
        false,
        1,
        "head",
        "base",
        Lane.BULK,
        DEADLINE,
        List.of(REPOSITORY + "/a"),
        List.of());
  }

  private static ReviewEvent.Started listed(ArtifactRef list) {
    return new ReviewEvent.Started(
        "r1",
        START,
        "request",
        REPOSITORY,
        "pull/7",
        false,
        1,
        "head",
        "base",
        Lane.INTERACTIVE,
        DEADLINE,
        List.of(),
        List.of(),
        1,
        list,
        false);
  }

  /** All of its one stack is there. */
  private void completes(String reviewId) {
    send(Events.of(started(reviewId, "pull/" + reviewId, false, 1, "a")));
    result(reviewId, "a", Tally.NONE);
  }

  private void answer(Runnable errand) {
    errand.run();
    driver.advanceWallClockTime(Duration.ofMillis(200));
  }

  private List<String> ended() {
    return ends.readRecordsToList().stream()
        .map(
            record -> Event.read(record.headers(), record.value(), ReviewEvent.class).orElseThrow())
        .map(event -> event.getClass().getSimpleName() + " " + event.reviewId())
        .toList();
  }
}
