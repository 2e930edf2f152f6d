package dev.plumbline.reporter.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reporter.keeper.Patience.Advice;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience(Duration.ofMinutes(50));

  @Test
  void speaksOfAStackOnceAMinuteAtMostAndGivesItUpInTheEnd() {
    var told = new ArrayList<Long>();
    long now = 0;
    while (patience.failed("a", now) instanceof Advice.Again(long due, boolean aloud)) {
      if (aloud) {
        told.add(now);
      }
      assertThat(due - now).isBetween(1_000L, 60_000L);
      now = due;
    }

    assertThat(now).isBetween(50 * 60_000L, 51 * 60_000L);
    assertThat(told).hasSizeBetween(40, 51);
    for (int i = 1; i < told.size(); i++) {
      assertThat(told.get(i) - told.get(i - 1)).isGreaterThanOrEqualTo(60_000L);
    }
  }

  @Test
  void beginsAnewOnceTheStoreHasAnswered() {
    patience.failed("a", 0);
    patience.failed("a", 1_000);

    patience.answered("a");

    assertThat(patience.failed("a", 3_600_000)).isEqualTo(new Advice.Again(3_601_000, true));
  }
}
