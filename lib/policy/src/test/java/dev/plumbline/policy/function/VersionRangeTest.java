package dev.plumbline.policy.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.term.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.31.0 | TRUE",
        "= 6.0.0 | FALSE",
        "v5.0.0 | TRUE",
        "~> 5.0 | TRUE",
        "~> 5 | TRUE",
        "~> 5.99.1 | TRUE",
        "~> 6.0 | FALSE",
        ">= 5.0 | OPEN",
        ">= 5.0, < 6.0 | TRUE",
        ">= 5.0, < 6.0.1 | OPEN",
        "< 6.0 | TRUE",
        "<= 6.0 | OPEN",
        "<= 5.9 | TRUE",
        ">=6.1,!=6.2.0 | FALSE",
        "!= 5.1.0 | OPEN",
        "> 6 | FALSE",
        "< 7, < 6 | TRUE",
        ">= 5, >= 6 | FALSE",
        "5.0.0-beta1 | TRUE",
        "${var.version} | OPEN",
        ">= 5, nonsense | OPEN"
      })
  void aConstraintAdmitsWhatLiesBetweenItsEnds(String constraint, Truth below) {
    assertThat(VersionRange.of(constraint).isBelow("6")).isEqualTo(below);
  }
}
