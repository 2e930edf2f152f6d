package dev.plumbline.iac.eval.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
  @ParameterizedTest
  @ValueSource(strings = {"a{1001}", "(a{1000}){1000}", "(){1000000000}", "((a{40}){30})+"})
  void repeatsThatTerraformRefusesAreRefused(String pattern) {
    assertThatThrownBy(() -> Regex.compile(pattern, 0))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("invalid repeat count");
  }

  @Test
  void theOthersAreTaken() throws ArgumentException {
    assertThat(Regex.compile("(a{50}){20}", 0).matcher("a".repeat(1000)).matches()).isTrue();
  }
}
