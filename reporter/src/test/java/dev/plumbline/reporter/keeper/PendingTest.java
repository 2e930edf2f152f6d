package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import java.time.Duration;
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
}
