package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.judge.CompiledRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  static java.util.List<Policy> policies() {
    return Catalogue.bundled().policies();
  }

  @Test
  void theCatalogueIsFoundOnTheClassPath() {
    assertThat(Catalogue.bundled().policy("aws/s3/public-access-block")).isPresent();
  }

  @Test
  void peersIdsAreUnderstoodWhateverTheirCase() {
    Catalogue catalogue = Catalogue.bundled();

    assertThat(catalogue.find("CKV2_AWS_6"))
        .extracting(Policy::id)
        .containsExactly("aws/s3/public-access-block");
    assertThat(catalogue.find("avd-aws-0094")).isEqualTo(catalogue.find("AWS-0094"));
    assertThat(catalogue.find("CKV_AWS_999999")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyExpressionCompiles(Policy policy) {
    for (Rule rule : policy.rules()) {
      assertThat(CompiledRule.of(policy, rule)).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyPolicySaysWhyAndShowsBadAndGood(Policy policy) {
    assertThat(policy.why()).hasSizeGreaterThan(40);
    assertThat(policy.rules()).isNotEmpty();
    assertThat(policy.bad()).isNotEmpty();
    assertThat(policy.good()).isNotEmpty();
    assertThat(policy.references()).allMatch(link -> link.startsWith("https://"));
  }
}
