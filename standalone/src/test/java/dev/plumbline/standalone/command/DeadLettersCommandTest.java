package dev.plumbline.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.deadletter.Letter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLettersCommandTest {
  @Test
  void aRecordOfNoReviewIsNamedByItsKeyAndPlace() {
    Letter letter = letter("", "", "acme/shop\u001b[31m", 1);

    assertThat(DeadLettersCommand.line(letter))
        .isEqualTo(
            "0-7  1970-01-01T00:00:00Z  ingest  key acme/shop\uFFFD[31m  1 attempt"
                + "  from plumbline.changes/0/3  not a change");
    assertThat(DeadLettersCommand.line(letter("", "", "", 2))).contains("  key none  2 attempts");
  }

  @Test
  void aRecordOfAReviewIsNamedByReviewAndStack() {
    assertThat(DeadLettersCommand.line(letter("3f2a", "network", "acme/shop/network", 3)))
        .contains("  3f2a network  3 attempts  from ");
  }

  private static Letter letter(String reviewId, String stack, String key, int attempts) {
    return new Letter(
        "0-7",
        Instant.EPOCH,
        "ingest",
        reviewId,
        stack,
        key,
        "not a change",
        attempts,
        "plumbline.changes/0/3",
        2,
        true);
  }
}
