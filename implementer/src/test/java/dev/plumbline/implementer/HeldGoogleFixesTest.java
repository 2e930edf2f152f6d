package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes in Google Cloud that close to the public what the stack itself serves to it. */
class HeldGoogleFixesTest {
  private static final String GOOGLE =
      """
      resource "google_storage_bucket" "site" {
        name     = "example-site"
        location = "EU"
        %s
      }
      resource "google_storage_bucket_iam_member" "all" {
        bucket = google_storage_bucket.site.name
        role   = "roles/storage.objectViewer"
        member = "allUsers"
      }
      """;

  @Test
  void aGrantToEveryoneStaysWhereALoadBalancerReadsByIt() {
    String policy = "google/storage/public-grant";
    String backend =
        """
        resource "google_compute_backend_bucket" "site" {
          name        = "site"
          bucket_name = google_storage_bucket.site.name
        }
        """;

    assertThat(isProvedForNew(policy, GOOGLE.formatted(""))).isTrue();
    assertHeld(
        only(policy, GOOGLE.formatted("") + backend),
        "google_compute_backend_bucket.site gives out to everyone");
    assertHeld(
        only(policy, GOOGLE.formatted("website {\n main_page_suffix = \"index.html\"\n }")),
        "google_storage_bucket.site gives out to everyone");
  }

  @Test
  void preventionAndAGrantThatStaysAreNotProvedTogether() {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", GOOGLE.formatted("")));
    String prevention = "google/storage/public-access-prevention";

    List<Fix> fixes = reviewed.fixes(prevention);

    assertThat(fixes).singleElement().matches(fix -> !fix.verified());
    String closed =
        Reviewed.text(
            Reviewed.apply(
                reviewed.tree(), reviewed.fixes("google/storage/public-grant").getFirst()),
            "main.tf");
    assertThat(only(prevention, closed).verified()).as("once the grant is gone").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google_storage_bucket_acl\" \"all\" {\n predefined_acl = \"publicRead\"",
        "google_storage_bucket_acl\" \"all\" {\n role_entity = [\"READER:allUsers\"]",
        "google_storage_object_access_control\" \"all\" {\n object = \"index.html\"\n"
            + " role = \"READER\"\n entity = \"allUsers\""
      })
  void preventionContradictsEveryFormOfSuchAGrant(String grant) {
    String source =
        "resource \"google_storage_bucket\" \"site\" {\n name = \"a\"\n location = \"EU\"\n}\n"
            + "resource \""
            + grant
            + "\n bucket = google_storage_bucket.site.name\n}\n";

    assertHeld(only("google/storage/public-access-prevention", source), "google_storage_");
  }

  @Test
  void aServiceBehindALoadBalancerStaysOpen() {
    String service =
        """
        resource "google_cloud_run_v2_service" "web" {
          name     = "web"
          location = "europe-west1"
          template {
            containers {
              image = "europe-docker.pkg.dev/example/web/web:1"
            }
          }
        }
        resource "google_cloud_run_v2_service_iam_member" "all" {
          name   = google_cloud_run_v2_service.web.name
          role   = "roles/run.invoker"
          member = "allUsers"
        }
        """;
    String behind =
        """
        resource "google_compute_region_network_endpoint_group" "web" {
          name                  = "web"
          region                = "europe-west1"
          network_endpoint_type = "SERVERLESS"
          cloud_run {
            service = google_cloud_run_v2_service.web.name
          }
        }
        """;

    assertThat(isProvedForNew("google/cloudrun/public-access", service)).isTrue();
    assertHeld(
        only("google/cloudrun/public-access", service + behind),
        "google_compute_region_network_endpoint_group.web brings requests of everyone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"google/gke/authorized-networks", "google/gke/public-control-plane"})
  void aControlPlaneThatThePlanTalksToFromOutsideIsNotShut(String policy) {
    String networks =
        policy.endsWith("plane")
            ? "master_authorized_networks_config {\n cidr_blocks {\n cidr_block ="
                + " \"0.0.0.0/0\"\n }\n%s }\n"
            : "%s";
    String cluster =
        "resource \"google_container_cluster\" \"main\" {\n name = \"main\"\n location ="
            + " \"europe-west1\"\n initial_node_count = 1\n"
            + networks
            + "}\n";
    String provider =
        "provider \"kubernetes\" {\n  host = google_container_cluster.main.endpoint\n}\n";

    assertThat(only(policy, cluster.formatted("")).verified()).isTrue();
    assertHeld(
        only(policy, provider + cluster.formatted("")), "provider.kubernetes of this stack talks");
    if (policy.endsWith("plane")) {
      String named = "cidr_blocks {\n cidr_block = \"198.51.100.0/24\"\n }\n";
      assertThat(only(policy, provider + cluster.formatted(named)).verified()).isTrue();
    }
  }

  @Test
  void aFunctionThatEveryoneMayCallDirectlyKeepsItsWayIn() {
    String function =
        """
        resource "google_cloudfunctions_function" "f" {
          name    = "f"
          runtime = "nodejs22"
        }
        """;
    String grant =
        """
        resource "google_cloudfunctions_function_iam_member" "all" {
          cloud_function = google_cloudfunctions_function.f.name
          role           = "roles/cloudfunctions.invoker"
          member         = "allUsers"
        }
        """;
    String behind =
        """
        resource "google_compute_region_network_endpoint_group" "f" {
          name                  = "f"
          region                = "europe-west1"
          network_endpoint_type = "SERVERLESS"
          cloud_function {
            function = google_cloudfunctions_function.f.name
          }
        }
        """;
    String policy = "google/functions/ingress";

    assertThat(only(policy, function).verified()).isTrue();
    assertThat(only(policy, function + grant + behind).verified()).isTrue();
    assertHeld(
        only(policy, function + grant),
        "google_cloudfunctions_function_iam_member.all lets everyone call it");
  }

  @Test
  void aMachineWhoseAddressIsKeptForItDoesNotLoseIt() {
    String machine =
        """
        resource "google_compute_instance" "vm" {
          name         = "vm"
          machine_type = "e2-small"
          zone         = "europe-west1-b"
          boot_disk {
            initialize_params {
              image = "debian-cloud/debian-12"
            }
          }
          network_interface {
            network = "default"
            access_config {%s}
          }
        }
        """;
    String policy = "google/compute/public-address";
    String record =
        """
        resource "google_dns_record_set" "vm" {
          managed_zone = "zone"
          name         = "vm.example.com."
          type         = "A"
          rrdatas      = [google_compute_instance.vm.network_interface[0].access_config[0].nat_ip]
        }
        """;

    assertThat(only(policy, machine.formatted("")).verified()).isTrue();
    assertHeld(
        only(
            policy,
            machine.formatted("\n nat_ip = google_compute_address.a.address\n")
                + "resource \"google_compute_address\" \"a\" {\n name = \"a\"\n}\n"),
        "the address in nat_ip is kept for this machine");
    assertHeld(only(policy, machine.formatted("") + record), "google_dns_record_set.vm leads");
  }

  /** Where the change brings the grant, taking it away destroys nothing. */
  private static boolean isProvedForNew(String policy, String source) {
    return Reviewed.ofNew(Map.of("main.tf", source)).fixes(policy).getFirst().verified();
  }
}
