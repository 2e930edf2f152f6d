package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipes that correct what is written: as little of it as removes the finding. */
class CorrectionsTest {
  private static final String CLUSTER =
      """
      resource "aws_msk_cluster" "events" {
        cluster_name           = "events"
        kafka_version          = "3.7.x"
        number_of_broker_nodes = 2
        encryption_info {
          encryption_in_transit {
            client_broker = %s
          }
        }
      }
      """;

  @Test
  void whatIsAbsentStaysAbsentWhereItsDefaultIsRight() {
    String source = CLUSTER.formatted("\"TLS_PLAINTEXT\"");

    assertThat(fixed("aws/msk/encryption-in-transit", source))
        .isEqualTo(CLUSTER.formatted("\"TLS\""));
  }

  @Test
  void onlyTheWrongOneOfTwoValuesIsCorrected() {
    String both =
        """
        resource "google_container_cluster" "main" {
          name               = "main"
          location           = "europe-west1"
          initial_node_count = 1
          logging_service    = "%s"
          logging_config {
            enable_components = ["SYSTEM_COMPONENTS"]
          }
        }
        """;

    assertThat(fixed("google/gke/logging", both.formatted("none")))
        .isEqualTo(both.formatted("logging.googleapis.com/kubernetes"));
  }

  @Test
  void eachBlockThatIsWrongIsCorrectedAndNoOther() {
    String source =
        """
        resource "aws_launch_configuration" "web" {
          image_id      = "ami-0123456789abcdef0"
          instance_type = "t3.small"
          root_block_device {
            encrypted = true # by the key of the account
          }
          ebs_block_device {
            device_name = "/dev/sdf"
          }
          ebs_block_device {
            device_name = "/dev/sdg"
            encrypted   = false
          }
        }
        """;

    assertThat(fixed("aws/ec2/launch-configuration-disks", source))
        .isEqualTo(
            source
                .replace("= false", "= true")
                .replace("\"/dev/sdf\"\n", "\"/dev/sdf\"\n    encrypted   = true\n"));
  }

  /** As a change that brings the resource: there is nothing yet that could be replaced. */
  private static String fixed(String policy, String source) {
    Reviewed reviewed = Reviewed.ofNew(Map.of("main.tf", source));
    Fix fix = reviewed.fixes(policy).getFirst();
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf");
  }
}
