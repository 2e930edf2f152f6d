package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What releases of a provider decide differently is only likely, unless the release is known. */
class ReleasesTest {

  @Test
  void whatBecameUpdatableIsOnlyLikelyToBeUpdatedWhereTheReleaseIsNotKnown() {
    PlannedChange change = disk("~> 7.0");

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(change.reason()).contains("releases");
  }

  @Test
  void aReleaseThatTheFactsTellOfIsCertain() {
    assertThat(disk(">= 7.46.0").confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(disk("8.1.0").confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aLockFileSaysTheReleaseWhereNothingRequiresOne() {
    String disk =
        """
        resource "google_sql_database_instance" "a" {
          name = "a"
          settings {
            tier      = "db-custom-2-7680"
            disk_type = "%s"
          }
        }
        """;
    String lock =
        """
        provider "registry.%s/hashicorp/google" {
          version = "%s"
        }
        """;

    assertThat(locked(disk, lock.formatted("terraform.io", "8.1.0")).confidence())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(locked(disk, lock.formatted("opentofu.org", "8.1.0")).confidence())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(locked(disk, lock.formatted("terraform.io", "6.2.0")).confidence())
        .isEqualTo(Confidence.LIKELY);
    assertThat(locked(disk, "").confidence()).isEqualTo(Confidence.LIKELY);
  }

  private static PlannedChange locked(String disk, String lock) {
    return PlanPredictor.predict(
            graph(disk.formatted("PD_HDD"), lock),
            graph(disk.formatted("PD_SSD"), lock),
            Budget.generous())
        .changes()
        .getFirst();
  }

  private static Graph graph(String text, String lock) {
    return PredictedPairs.graph(
        SourceTree.ofText(Map.of("main.tf", text, ".terraform.lock.hcl", lock)));
  }

  @Test
  void anOlderReleaseMayStillFillInWhatIsLeftOut() {
    String nic = "resource \"azurerm_network_interface\" \"a\" {\n  name = \"a\"\n%s}\n";
    String servers = "  dns_servers = [\"10.0.0.4\"]\n";

    PlannedChange change = only(nic.formatted(servers), nic.formatted(""));

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.confidence()).isEqualTo(Confidence.LIKELY);
  }

  private static PlannedChange disk(String version) {
    String text =
        """
        terraform {
          required_providers {
            google = {
              source  = "hashicorp/google"
              version = "%s"
            }
          }
        }
        resource "google_sql_database_instance" "a" {
          name = "a"
          settings {
            tier      = "db-custom-2-7680"
            disk_type = "%s"
          }
        }
        """;
    return only(text.formatted(version, "PD_HDD"), text.formatted(version, "PD_SSD"));
  }

  private static PlannedChange only(String before, String after) {
    return PlanPredictor.predict(graph(before), graph(after), Budget.generous())
        .changes()
        .getFirst();
  }

  private static Graph graph(String text) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }
}
