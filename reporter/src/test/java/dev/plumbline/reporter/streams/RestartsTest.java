package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private final Restarts restarts = new Restarts();

  @Test
  void sayNothingOfOneOrTwo() {
    happen(0, 1);

    assertThat(restarts.trouble(NOON.plusSeconds(2))).isEmpty();
  }

  @Test
  void sayWhatTheLastOfThreeWithinAMinuteWasFor() {
    happen(0, 20, 40);

    assertThat(restarts.trouble(NOON.plusSeconds(41)))
        .contains("started again 3 times within a minute, last for: the store is away 40");
  }

  @Test
  void sayNothingOfMoreThatLieFurtherApart() {
    happen(0, 31, 62, 93);

    assertThat(restarts.trouble(NOON.plusSeconds(94))).isEmpty();
  }

  @Test
  void sayNothingAMinuteAfterTheThirdLast() {
    happen(0, 1, 2);

    assertThat(restarts.trouble(NOON.plusSeconds(59))).isPresent();
    assertThat(restarts.trouble(NOON.plusSeconds(61))).isEmpty();
  }

  private void happen(int... seconds) {
    for (int second : seconds) {
      var cause = new IllegalStateException(new IOException("the store is away " + second));
      restarts.happened(NOON.plusSeconds(second), cause);
    }
  }
}
