package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetRunsTest {
  @Test
  void whatIsWrittenIsReadBackForAnyHoles() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      long committed = random.nextLong(1L << 40);
      var unfinished = new TreeSet<>(List.of(committed));
      long end = committed + 1;
      for (int i = random.nextInt(399); i > 0; i--) {
        end += 1 + random.nextLong(random.nextBoolean() ? 2 : 100_000);
        unfinished.add(end++);
      }
      end += random.nextInt(3);

      var left = OffsetRuns.read(committed, OffsetRuns.write(unfinished, end));

      assertThat(left.unfinished()).isEqualTo(unfinished);
      assertThat(left.end()).isEqualTo(end);
    }
  }

  @Test
  void theWidestWindowFitsIntoABrokersMetadata() {
    var unfinished = new TreeSet<Long>();
    long offset = 1L << 50;
    for (int i = 0; i < OffsetRuns.MOST_UNFINISHED; i++) {
      unfinished.add(offset);
      offset += 1L << 35;
    }

    String text = OffsetRuns.write(unfinished, offset);

    assertThat(text.length()).isLessThan(4_096);
  }

  @Test
  void nothingDoneBeyondTheOffsetNeedsNoText() {
    assertThat(OffsetRuns.write(new TreeSet<>(List.of(7L)), 7)).isEmpty();
    assertThat(OffsetRuns.read(7, "").done(7)).isFalse();
  }

  @Test
  void someoneElsesTextIsRefused() {
    assertThatThrownBy(() -> OffsetRuns.read(0, "by hand"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
