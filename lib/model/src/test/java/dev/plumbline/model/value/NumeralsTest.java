package dev.plumbline.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".inf",
        "-.INF",
        ".nan",
        "NaN",
        "Infinity",
        "0x1f",
        "0o17",
        "1_000",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "x"
      })
  void whatIsNoNumberOrFillsTheMemoryIsNone(String text) {
    assertThat(Numerals.decimal(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.5", "1e400", "12345678901234567890123456789"})
  void whatCanBeComputedWithIsOne(String text) {
    assertThat(Numerals.decimal(text)).isNotNull().isEqualByComparingTo(text);
  }
}
