package dev.plumbline.reporter.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reporter.keeper.Patience.Advice;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience();

  @Test
  void asksOnceAMinuteInTheEndAndSpeaksOfAStackNoMoreOften() {
    var told = new ArrayList<Long>();
    long now = 0;
    while (now < Duration.ofMinutes(50).toMillis()) {
      Advice advice = patience.failed("a", now);
      if (advice.aloud()) {
        told.add(now);
      }
      assertThat(advice.due() - now).isBetween(1_000L, 60_000L);
      now = advice.due();
    }

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

    assertThat(patience.failed("a", 3_600_000)).isEqualTo(new Advice(3_601_000, true));
  }
}
