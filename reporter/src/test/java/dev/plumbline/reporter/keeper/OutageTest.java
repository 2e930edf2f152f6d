package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.reporter.testing.Graphs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The artifact store is away, for some stacks or for all. */
class OutageTest extends PendingDriver {
  private static final int AT_ONCE = 50;

  @Test
  void triesEveryStackOnceBeforeItTriesAnyAgain() {
    int more = 10;
    for (int stack = 0; stack < AT_ONCE + more; stack++) {
      push("s" + stack, 1, true);
    }
    assertThat(asked).hasSize(AT_ONCE);
    way = AWAY;
    for (int stack = 0; stack < AT_ONCE; stack++) {
      answer(asked.remove());
    }

    way = () -> {};
    for (int stack = 0; stack < more; stack++) {
      answer(asked.remove());
    }

    assertThat(said())
        .containsExactly(
            "Opened s50",
            "Opened s51",
            "Opened s52",
            "Opened s53",
            "Opened s54",
            "Opened s55",
            "Opened s56",
            "Opened s57",
            "Opened s58",
            "Opened s59");
    answerAll();
    assertThat(said()).hasSize(AT_ONCE);
  }

  @Test
  void asksLessAndLessOftenForAStackThatTheStoreHasNoAnswerFor() {
    var attempts = new AtomicInteger();
    way =
        () -> {
          attempts.incrementAndGet();
          AWAY.go();
        };
    push("a", 1, true);

    pass(Duration.ofMinutes(1));
    assertThat(attempts).hasValueBetween(5, 7);
    pass(Duration.ofMinutes(10));
    assertThat(attempts).hasValueBetween(14, 18);
  }

  @Test
  void doesNotAskSoonerSinceANewerRevisionCame() {
    way = AWAY;
    push("a", 1, true);
    answer(asked.remove());

    push("a", 2, false);

    assertThat(asked).isEmpty();
    way = () -> {};
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    answerAll();
    assertThat(said()).containsExactly("Opened a", "Fixed a");
  }

  @Test
  void readsWhatIsPushedToABranchThatWasDeletedDuringTheOutage() {
    way = AWAY;
    push("a", 1, true);
    answer(asked.remove());
    var end = RepositoryChanged.closing(REPOSITORY, "https://" + REPOSITORY, "main");
    for (int i = 0; i < 3; i++) {
      send(Topic.CHANGES, Events.of(end, "1", "/"));
    }
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(waiting()).isZero();

    way = () -> {};
    push("a", 9, true);
    answerAll();

    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void asksForAsLongAsItTakes() {
    way = AWAY;
    push("a", 1, true);
    pass(Duration.ofHours(2));
    assertThat(waiting()).isOne();

    way = () -> {};
    pass(Duration.ofMinutes(1));

    assertThat(said()).containsExactly("Opened a");
    assertThat(waiting()).isZero();
  }

  @Test
  void takesNothingForLostButWhatTheStoreSaysIsLost() {
    way =
        () -> {
          throw new IllegalStateException("a client that is shut down, or a defect of ours");
        };
    push("a", 1, true);
    answer(asked.remove());
    assertThat(waiting()).isOne();

    way = () -> {};
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    answerAll();

    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void asksNothingMoreOnceItIsClosed() {
    var attempts = new AtomicInteger();
    way = attempts::incrementAndGet;
    push("a", 1, true);

    driver.close();
    asked.remove().run();

    assertThat(attempts).hasValue(0);
    start(); // what waited is asked for by whoever takes over
  }

  @Test
  void keepsOfAWaitingStateOnlyWhatIsSaidOfItLater() {
    var content = new ArtifactRef("0".repeat(64), 1, "text/csv");
    var many = Collections.nCopies(1_000, new Supply(Supply.Kind.PRICES, "prices.csv", content));
    var settings =
        new Settings(
            Severity.HIGH, Severity.INFO, List.of("aws"), List.of(), List.of("x.tfvars"), null);
    StackChanged stack = states.stack("a", "main", true, 1, settings.with(many));
    send(states.reviewed(stack, Graphs.of("a"), List.of()));

    try (var all = driver.<String, Waiting>getKeyValueStore(Pending.STORE).all()) {
      Waiting kept = all.next().value;
      assertThat(kept.stack().settings().supplies()).isEmpty();
      assertThat(kept.stack().settings().variableFiles()).isEmpty();
      assertThat(kept.stack().settings().policies()).containsExactly("aws");
      assertThat(kept.stack().key()).isEqualTo(stack.key());
      assertThat(kept.stack().reviewId()).isEqualTo(stack.reviewId());
    }
  }

  @Test
  void takesNoMoreThanItGetsDoneWhenTooManyWait() {
    push("b", 1, true); // the store is asked for two stacks, so no record waits for one answer
    for (int generation = 0; generation <= Keeping.ENOUGH; generation++) {
      push("a", generation, true);
    }

    long before = System.nanoTime();
    push("a", Keeping.ENOUGH + 1, true);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(40));
  }

  /** Second after second, and whatever is asked for is answered. */
  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      while (!asked.isEmpty()) {
        asked.remove().run();
      }
    }
  }

  private long waiting() {
    return driver.getKeyValueStore(Pending.STORE).approximateNumEntries();
  }
}
