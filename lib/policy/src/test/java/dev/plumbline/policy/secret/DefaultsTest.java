package dev.plumbline.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final String UNUSED =
      "variable \"%s\" {\n  type    = string\n  default = \"%s\"\n}\n";
  private static final String PASSWORD = UNUSED.formatted("db_password", "Winter2024Pass!!");

  @Test
  void aDefaultThatNothingReadsIsACredentialInTheCode() {
    List<Finding> found = found(Map.of("main.tf", PASSWORD));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().message())
        .isEqualTo("var.db_password has a credential as its default");
    assertThat(found.getFirst().range().start().line()).isEqualTo(3);
    assertThat(found.getFirst().toString()).doesNotContain("Winter2024");
  }

  @Test
  void whatAResourceOrAProviderReadsIsToldThereAlone() {
    String database =
        """
        resource "aws_db_instance" "orders" {
          password = var.db_password
        }
        """;
    String provider =
        """
        provider "postgresql" {
          password = var.db_password
        }
        """;

    assertThat(found(Map.of("main.tf", PASSWORD + database)))
        .extracting(Finding::resource)
        .containsExactly("aws_db_instance.orders");
    assertThat(found(Map.of("main.tf", PASSWORD + provider)))
        .extracting(Finding::resource)
        .doesNotContain("var.db_password");
  }

  @Test
  void whereAnotherValueIsGivenTheDefaultDecidesNothing() {
    assertThat(found(Map.of("main.tf", PASSWORD, "terraform.tfvars", "db_password = \"x\"\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "db_password, changeme",
    "db_password, your-password-here",
    "db_password, ${random}",
    "db_password, short1",
    "db_password_name, Winter2024Pass!!",
    "api_token, Winter2024!!",
    "page_title, Winter2024Pass!!"
  })
  void aPlaceholderOrWhatHasAnotherNameIsNone(String name, String value) {
    assertThat(found(Map.of("main.tf", UNUSED.formatted(name, value.replace("${", "$${")))))
        .isEmpty();
  }

  private static List<Finding> found(Map<String, String> files) {
    Budget budget = Budget.generous();
    Graph graph = StackReader.read(StackSpec.terraform(""), SourceTree.ofText(files), budget);
    var request =
        new Request(
            "github.com/o/r", graph, null, Settings.DEFAULT, LocalDate.of(2026, 11, 28), budget);
    return ENGINE.review(request).findings().stream()
        .filter(finding -> finding.policy().equals("practice/secrets/credential-in-code"))
        .toList();
  }
}
