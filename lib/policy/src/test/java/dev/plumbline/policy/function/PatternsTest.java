package dev.plumbline.policy.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternsTest {
  @Test
  void oneIsCompiledOnce() {
    var patterns = new Patterns();

    assertThat(patterns.of("a+b")).isSameAs(patterns.of("a+b"));
  }

  @Test
  void thoseOfTheCodeUnderReviewDoNotFillTheMemory() {
    var patterns = new Patterns();

    for (int i = 0; i < 3 * Patterns.MOST; i++) {
      patterns.of("x" + i);
      assertThat(patterns.kept()).isLessThanOrEqualTo(Patterns.MOST);
    }
    int before = patterns.kept();
    patterns.of("y".repeat(Patterns.LONGEST + 1));

    assertThat(patterns.kept()).isEqualTo(before);
  }
}
