package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.model.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChecksCoveredTest {
  private static final String CHECKS =
      """
      {"checks": [
        {"id": "CKV_AWS_16", "aliases": [], "provider": "aws", "iac": ["terraform"], "weight": 3},
        {"id": "X_1", "aliases": ["AVD-AWS-0080"], "provider": "aws", "iac": ["terraform"], "weight": 2},
        {"id": "X_2", "aliases": [], "provider": "aws", "iac": ["cloudformation"], "weight": 5},
        {"id": "X_3", "aliases": [], "provider": "aws", "iac": ["ansible"], "weight": 9},
        {"id": "X_4", "aliases": [], "provider": "github", "iac": ["terraform"], "weight": 9},
        {"id": "CKV_K8S_14", "aliases": [], "provider": "kubernetes", "iac": ["kubernetes"], "weight": 1}
      ]}
      """;

  @Test
  void checksCountByTheirWeightWhereAPolicyNamesThemAndIsAboutTheirLanguage() throws Exception {
    var checks = new ChecksCovered(Catalogue.bundled()).checks(Json.mapper().readTree(CHECKS));

    var counts = ChecksCovered.counts(checks);

    assertThat(counts).containsOnlyKeys("aws", "aws, CloudFormation only", "clouds", "kubernetes");
    assertThat(count(counts, "clouds").share()).isCloseTo(0.5, within(1e-9));
    assertThat(count(counts, "aws").covered()).isEqualTo(2);
    assertThat(count(counts, "kubernetes").share()).isEqualTo(1);
  }

  private static ChecksCovered.Count count(Map<String, ChecksCovered.Count> counts, String group) {
    return Objects.requireNonNull(counts.get(group));
  }
}
