package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.reporter.testing.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant START = Samples.START;
  private final Progress progress = new Progress();

  @Test
  void isThereWhileTurnsAreCounted() {
    for (int minute = 0; minute < 10; minute++) {
      assertThat(progress.still(minute, START.plusSeconds(minute * 90L))).isEmpty();
    }
  }

  @Test
  void isMissedAfterAMinuteWithoutATurnAndBackWithTheNext() {
    assertThat(progress.still(7, START)).isEmpty();
    assertThat(progress.still(7, START.plusSeconds(60))).isEmpty();
    assertThat(progress.still(7, START.plusSeconds(61))).contains(START);
    assertThat(progress.still(8, START.plusSeconds(62))).isEmpty();
  }

  /** A thread that was replaced counts anew. */
  @Test
  void isThereWhenFewerTurnsAreCounted() {
    assertThat(progress.still(7, START)).isEmpty();
    assertThat(progress.still(1, START.plusSeconds(600))).isEmpty();
  }
}
