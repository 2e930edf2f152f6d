package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipes that withdraw what is granted, and those that name a block or a map's member. */
class GrantsTest {
  private static final String BINDING =
      """
      resource "google_pubsub_topic_iam_binding" "main" {
        topic   = "orders"
        role    = "roles/pubsub.publisher"
        members = %s
      }
      """;

  @Test
  void onlyEverybodyIsTakenOutOfAGrant() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of("main.tf", BINDING.formatted("[\"allUsers\", \"group:shop@example.com\"]")));

    assertThat(fixed(reviewed, "google/pubsub/public-access"))
        .isEqualTo(BINDING.formatted("[\"group:shop@example.com\"]"));
  }

  @Test
  void aGrantToEverybodyAloneGoesAsAWhole() {
    String topic = "resource \"google_pubsub_topic\" \"orders\" {\n  name = \"orders\"\n}\n";
    String both = topic + "\n" + BINDING.formatted("[\"allUsers\"]");

    Reviewed added = Reviewed.ofNew(Map.of("main.tf", both));
    Fix existing =
        Reviewed.of(Map.of("main.tf", both)).fixes("google/pubsub/public-access").getFirst();

    assertThat(fixed(added, "google/pubsub/public-access")).isEqualTo(topic);
    assertThat(existing.verified()).isFalse();
    assertThat(existing.proof().getLast())
        .isEqualTo("failed: it is predicted to destroy google_pubsub_topic_iam_binding.main");
  }

  private static final String DATASET =
      """
      resource "google_bigquery_dataset" "sales" {
        dataset_id = "sales"
      %s}
      """;
  private static final String OPEN =
      """
        access {
          role          = "READER"
          special_group = "allAuthenticatedUsers"
        }
      """;

  /** The provider reads back which grants there are where none is written. */
  @Test
  void toLeaveOutTheOnlyGrantOfADatasetIsNoProof() {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", DATASET.formatted("\n" + OPEN)));
    List<Finding> open =
        reviewed.findings().stream()
            .filter(finding -> finding.policy().equals("google/bigquery/dataset-public-access"))
            .toList();

    Proof proof =
        reviewed
            .prover()
            .proveTogether(
                open, SourceTree.ofText(Map.of("main.tf", DATASET.formatted(""))), List.of())
            .proof();

    assertThat(open).hasSize(1);
    assertThat(proof.steps())
        .endsWith(
            "failed: google_bigquery_dataset.sales.access is left out, which keeps what exists");
  }

  @Test
  void aDatasetThatOnlyEverybodyMayReadIsLeftToTheOwnersOfItsProject() {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", DATASET.formatted("\n" + OPEN)));

    assertThat(fixed(reviewed, "google/bigquery/dataset-public-access"))
        .isEqualTo(
            DATASET.formatted(
                "\n"
                    + OPEN.replace("allAuthenticatedUsers", "projectOwners")
                        .replace("READER", "OWNER")));
  }

  @Test
  void aMemberIsSetInAMapThatIsWritten() {
    String source =
        """
        resource "google_compute_project_metadata" "main" {
          metadata = {
            environment = "test"%s
          }
        }
        """;
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source.formatted("")));

    assertThat(fixed(reviewed, "google/compute/project-os-login"))
        .isEqualTo(
            source
                .formatted("\n    enable-oslogin = \"TRUE\"")
                .replace("environment =", "environment    ="));
  }

  @Test
  void aContainerIsNamedByItsFinding() {
    String source =
        """
        resource "kubernetes_pod_v1" "web" {
          metadata {
            name      = "web"
            namespace = "shop"
          }
          spec {
            init_container {
              name  = "first"
              image = "registry.example.com/first:1.4.2"
              security_context {
                read_only_root_filesystem = true
              }
            }
            container {
              name  = "web"
              image = "registry.example.com/web:1.4.2"%s
            }
          }
        }
        """;
    Reviewed reviewed = Reviewed.ofNew(Map.of("main.tf", source.formatted("")));

    assertThat(fixed(reviewed, "kubernetes/pod/read-only-root"))
        .isEqualTo(
            source.formatted(
                "\n\n      security_context {\n        read_only_root_filesystem = true\n      }"));
  }

  private static String fixed(Reviewed reviewed, String policy) {
    Fix fix = reviewed.fixes(policy).getFirst();
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf");
  }
}
