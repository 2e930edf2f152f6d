package dev.plumbline.bench.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@link KillRun}: each service killed twice, the broker once. */
class KillRunTest {
  @Test
  void nothingIsLostOrDoubledAndEveryReviewEnds(@TempDir Path directory) throws Exception {
    try (var run = new KillRun(directory)) {
      var result = run.run(150, 2, 1);

      assertThat(result.faultless()).as(String.join("\n", result.lines())).isTrue();
      assertThat(result.halted()).isPositive();
      assertThat(result.aborted()).isPositive();
    }
  }
}
