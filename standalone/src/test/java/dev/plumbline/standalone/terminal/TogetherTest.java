package dev.plumbline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What several policies, or several stacks, have in common is told once. */
class TogetherTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ReviewText text =
      new ReviewText(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          Style.PLAIN,
          new ReviewText.Shown(true, false, false, true));

  @Test
  void theLogFlagsOfADatabaseAreOneCauseWithOneRemedy() {
    show(
        "db",
        "google/sql/log-",
        """
        resource "google_sql_database_instance" "main" {
          name             = "main"
          region           = "europe-west1"
          database_version = "POSTGRES_17"
          settings {
            tier = "db-custom-2-7680"
          }
        }
        """);

    assertThat(count("google/sql/log-[a-z-]+")).isEqualTo(8);
    assertThat(count("main[.]tf:")).isOne();
    assertThat(count("fix  ")).isOne();
    assertThat(said()).contains("does not set the flag log_checkpoints to on");
  }

  @Test
  void aClusterWithoutPrivateAddressesIsToldOnceWithWhatEachPolicySaysOfIt() {
    show(
        "gke",
        "google/gke/private-",
        """
        resource "google_container_cluster" "main" {
          name     = "main"
          location = "europe-west1"
        }
        """);

    assertThat(said()).contains("private-cluster", "private-endpoint", "private-nodes");
    assertThat(count("main[.]tf:1:1")).isOne();
  }

  @Test
  void anAccountThatLetsEveryNetworkInIsToldOnceWithThePlacesThatDiffer() {
    show(
        "store",
        "azure/storage/",
        """
        resource "azurerm_storage_account" "main" {
          name                = "main"
          resource_group_name = "main"
          location            = "westeurope"
          account_tier        = "Standard"
          network_rules {
            default_action = "Allow"
          }
        }
        """);

    assertThat(said())
        .containsSubsequence(
            "azure/storage/open-to-internet",
            "azure/storage/public-network  main.tf:1:1",
            "main.tf:7:5  azurerm_storage_account.main");
  }

  @Test
  void whatIsSaidOfAStackAsAWholeIsShownOfTheFirstAndCountedOfTheOthers() {
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n  name = \"%s\"\n}\n";
    for (String stack : List.of("a", "b", "c")) {
      show(stack, "practice/state/remote-backend", queue.formatted(stack));
    }
    text.ended(report(), Duration.ofSeconds(9));

    assertThat(count("the state is kept in a local file")).isOne();
    assertThat(said())
        .contains("practice/state/remote-backend holds in 2 more stacks: b, c")
        .doesNotContain("── b");
  }

  private void show(String stack, String policies, String source) {
    Budget budget = Budget.generous();
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), budget);
    List<Finding> found =
        PolicyEngine.bundled()
            .review(
                new Request(
                    "github.com/o/r",
                    graph,
                    null,
                    Settings.DEFAULT,
                    LocalDate.of(2026, 11, 28),
                    budget))
            .findings()
            .stream()
            .filter(finding -> finding.policy().startsWith(policies))
            .toList();
    assertThat(found).isNotEmpty();
    text.found(stack, found, null);
  }

  private long count(String pattern) {
    return Pattern.compile(pattern).matcher(said()).results().count();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Report report() {
    return new Report(
        "r",
        "",
        "repo",
        "",
        false,
        1,
        "",
        "",
        Instant.EPOCH,
        Instant.EPOCH,
        Verdict.PASS,
        "no findings",
        Tally.NONE,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
