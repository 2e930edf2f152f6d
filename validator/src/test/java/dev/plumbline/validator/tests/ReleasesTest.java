package dev.plumbline.validator.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasesTest {
  @ParameterizedTest
  @CsvSource({
    "'', true",
    ">= 1.0, true",
    "~> 1.3, true",
    "~> 1.6.0, false",
    "~> 1.7.2, true",
    "'>= 1.0, < 1.7', false",
    "'>= 1.0, < 1.7.1', true",
    "<= 1.6, false",
    "1.5.7, false",
    "1.9.0, true",
    "~> 0.13, false",
    "!= 1.7.0, true"
  })
  void aConstraintAllowsTerraform17OrLaterWhereNoPartEndsBefore(
      String constraint, boolean allowed) {
    assertThat(Releases.allow(constraint, 1, 7)).isEqualTo(allowed);
  }
}
