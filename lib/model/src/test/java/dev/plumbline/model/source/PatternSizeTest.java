package dev.plumbline.model.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSizeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc 1",
        "a{3} 3",
        "a{3,} 3",
        "a{2,5} 5",
        "a{0} 1",
        "(a{10}b{20}){5} 100",
        "(a{1000}){1000} 1000000",
        "((a{1000}){1000}){1000} 1000000000",
        "(?:x|(?P<n>a{30}){40}) 1200",
        "a{1000}{1000} 1000000",
        "[({]{7} 7",
        "[]{9}]{7} 7",
        "[[:alpha:]{9}]{7} 7",
        "\\{9} 1",
        "\\Q(a{9}\\E{7} 7",
        "\\p{Greek}{4} 4",
        "a{x}{,5} 1",
        "((a{20}){30} 600"
      })
  void repeatsWithinRepeatsMultiply(String pattern, long copies) {
    assertThat(PatternSize.of(pattern).copies()).isEqualTo(copies);
  }

  @Test
  void whatNoNumberHoldsIsTheLargest() {
    String nested = "(".repeat(50) + "a" + "{1000})".repeat(50);

    PatternSize size = PatternSize.of(nested);

    assertThat(size).isEqualTo(new PatternSize(Long.MAX_VALUE, Long.MAX_VALUE));
    assertThat(size.isUsual()).isFalse();
  }

  @Test
  void partsBesideEachOtherAddUp() {
    assertThat(PatternSize.of("a{900}b{900}").instructions()).isBetween(1800L, 3700L);
    assertThat(PatternSize.of("a{900}b{900}").isUsual()).isTrue();
  }
}
