package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.reporter.streams.Stores;
import dev.plumbline.reporter.testing.Graphs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits to be read, while the world goes on. */
class PendingTest extends PendingDriver {

  @Test
  void keepsOtherStacksWhileTheStoreIsAskedForOne() {
    push("a", 1, true);
    push("b", 1, true);
    assertThat(said()).isEmpty();

    answer(asked.removeLast());
    assertThat(said()).containsExactly("Opened b");
    answer(asked.remove());
    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void readsTheRevisionsOfAStackOneAfterAnother() {
    push("a", 1, true);
    push("a", 2, false);
    remove("a", 4);
    push("a", 3, true);

    assertThat(asked).hasSize(1);
    answer(asked.remove());
    assertThat(said()).containsExactly("Opened a");
    answer(asked.remove());
    assertThat(said()).containsExactly("Fixed a");
    answer(asked.remove());
    assertThat(said()).containsExactly("Reopened a", "Fixed a");
    assertThat(asked).isEmpty();
  }

  @Test
  void takesAnEarlierRevisionThatComesLateFirst() {
    push("a", 2, false);
    push("a", 1, true);

    answer(asked.remove());
    assertThat(said()).isEmpty();
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }

    assertThat(said()).containsExactly("Opened a", "Fixed a");
  }

  @Test
  void asksAgainForWhatTheStoreCouldNotSay() {
    push("a", 1, true);
    way = AWAY;
    answer(asked.remove());
    assertThat(said()).isEmpty();

    way = () -> {};
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    answer(asked.remove());

    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void saysNothingOfABranchThatWasDeletedMeanwhile() {
    push("a", 1, true);
    Event end =
        Events.of(RepositoryChanged.closing(REPOSITORY, "https://" + REPOSITORY, "main"), "1", "/");
    for (int i = 0; i < 3; i++) {
      send(Topic.CHANGES, end);
    }

    answer(asked.remove());

    assertThat(said()).isEmpty();
    assertThat(driver.getKeyValueStore(Pending.STORE).approximateNumEntries()).isZero();
  }

  @Test
  void keepsNothingPendingOnceAllIsRead() {
    push("a", 1, true);
    push("a", 2, false);
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }

    assertThat(driver.getKeyValueStore(Pending.STORE).approximateNumEntries()).isZero();
  }

  @Test
  void marksARevisionAsSeenOnlyWhenAllIsKeptThatFollowsFromIt() {
    String bucket = "aws_s3_bucket.a";
    push("a", 1, true);
    answerAll();
    Finding tooLarge = finding("other", bucket, "x".repeat(1 << 20), Severity.LOW);
    send(
        states.reviewed(
            states.onMain("a", 2),
            Graphs.of("a", bucket),
            List.of(finding("p", bucket), tooLarge)));

    assertThatThrownBy(this::answerAll)
        .rootCause()
        .hasMessageEndingWith("more than one record holds");

    KeptFindings.Mark mark =
        driver
            .<String, KeptFindings.Mark>getKeyValueStore("stacks")
            .get(Stores.key(REPOSITORY + "/a", "main"));
    assertThat(mark.generation()).isEqualTo(1);
  }

  @Test
  void goesOnWithTheNextRevisionAfterOneThatCantBeWritten() {
    String bucket = "aws_s3_bucket.a";
    Finding tooLarge = finding("other", bucket, "x".repeat(1 << 20), Severity.LOW);
    send(states.reviewed(states.onMain("a", 1), Graphs.of("a", bucket), List.of(tooLarge)));
    push("a", 2, true);
    assertThatThrownBy(this::answerAll)
        .rootCause()
        .hasMessageEndingWith("more than one record holds");

    driver.advanceWallClockTime(Duration.ofSeconds(2));
    answerAll();

    assertThat(said()).containsExactly("Opened a");
  }
}
