package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes that close to the public what the stack itself serves to it. */
class HeldPublicFixesTest {
  private static final String SITE =
      """
      resource "aws_s3_bucket" "site" {
        bucket = "example-site"
      }
      """;

  private static final String PUBLIC_ACL =
      """
      resource "aws_s3_bucket_acl" "site" {
        bucket = aws_s3_bucket.site.id
        acl    = "public-read"
      }
      """;

  private static final String PUBLIC_POLICY =
      """
      resource "aws_s3_bucket_policy" "site" {
        bucket = aws_s3_bucket.site.id
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = "*"
            Action    = "s3:GetObject"
            Resource  = "${aws_s3_bucket.site.arn}/*"
          }]
        })
      }
      """;

  private static final String WEBSITE =
      """
      resource "aws_s3_bucket_website_configuration" "site" {
        bucket = aws_s3_bucket.site.id
        index_document {
          suffix = "index.html"
        }
      }
      """;

  @Test
  void anAclThatAWebSiteReadsByStays() {
    assertThat(only("aws/s3/public-acl", SITE + PUBLIC_ACL).verified()).isTrue();
    assertThat(only("aws/s3/public-acl", SITE + PUBLIC_ACL).title())
        .contains("nobody reads the bucket without a grant of their own");
    assertHeld(
        only("aws/s3/public-acl", SITE + PUBLIC_ACL + WEBSITE),
        "aws_s3_bucket_website_configuration.site gives out to everyone");
  }

  @Test
  void aPolicyThatAWebSiteReadsByStays() {
    assertThat(only("aws/s3/public-policy", SITE + PUBLIC_POLICY).verified()).isTrue();
    assertHeld(
        only("aws/s3/public-policy", SITE + PUBLIC_POLICY + WEBSITE),
        "aws_s3_bucket_website_configuration.site gives out to everyone");
  }

  @Test
  void aDistributionThatShowsWhoItIsNeedsNoPublicBucket() {
    String signed = "origin_access_control_id = \"E2QWRUHAPOMQZL\"\n";
    String identity =
        "s3_origin_config {\n origin_access_identity = \"origin-access-identity/cloudfront/E1\"\n }";
    String policy = "aws/s3/public-policy";

    assertHeld(
        only(policy, SITE + PUBLIC_POLICY + distribution("")),
        "aws_cloudfront_distribution.site gives out to everyone");
    assertThat(only(policy, SITE + PUBLIC_POLICY + distribution(signed)).verified()).isTrue();
    assertThat(only(policy, SITE + PUBLIC_POLICY + distribution(identity)).verified()).isTrue();
  }

  @Test
  void aDistributionOfAnotherHostSaysNothingOfTheBucket() {
    String other =
        distribution("")
            .replace("aws_s3_bucket.site.bucket_regional_domain_name", "\"app.example.com\"")
            .replace("enabled = true", "enabled = true\ncomment = aws_s3_bucket.site.arn");

    assertThat(only("aws/s3/public-policy", SITE + PUBLIC_POLICY + other).verified()).isTrue();
  }

  private static String distribution(String inOrigin) {
    return """
    resource "aws_cloudfront_distribution" "site" {
      enabled = true
      origin {
        domain_name = aws_s3_bucket.site.bucket_regional_domain_name
        origin_id   = "site"
        %s
      }
      default_cache_behavior {
        allowed_methods        = ["GET", "HEAD"]
        cached_methods         = ["GET", "HEAD"]
        target_origin_id       = "site"
        viewer_protocol_policy = "redirect-to-https"
      }
      restrictions {
        geo_restriction {
          restriction_type = "none"
        }
      }
      viewer_certificate {
        cloudfront_default_certificate = true
      }
    }
    """
        .formatted(inOrigin);
  }

  @Test
  void aBlockIsAddedWhereNothingIsOpen() {
    String policy = "aws/s3/public-access-block";
    String unread = PUBLIC_POLICY.replaceAll("(?s)jsonencode.*\\}\\)", "file(\"elsewhere.json\")");

    assertThat(only(policy, SITE).verified()).isTrue();
    assertHeld(only(policy, SITE + WEBSITE), "aws_s3_bucket_website_configuration.site gives out");
    assertHeld(only(policy, SITE + PUBLIC_POLICY), "the policy aws_s3_bucket_policy.site opens");
    assertHeld(only(policy, SITE + PUBLIC_ACL), "aws_s3_bucket_acl.site has a public ACL");
    assertThat(only(policy, SITE + unread).verified()).as("no sign that it is open").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "block_public_policy, aws/s3/public-access-block-policy, the policy aws_s3_bucket_policy.site",
    "restrict_public_buckets, aws/s3/public-access-block-restrict, the policy aws_s3",
    "block_public_acls, aws/s3/public-access-block-acls, aws_s3_bucket_acl.site has a public ACL",
    "ignore_public_acls, aws/s3/public-access-block-ignore, aws_s3_bucket_acl.site has a public"
  })
  void aSwitchOfABlockIsNotTurnedAgainstWhatIsOpen(String off, String policy, String reason) {
    String block =
        """
        resource "aws_s3_bucket_public_access_block" "site" {
          bucket                  = aws_s3_bucket.site.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
        """
            .replaceAll("(" + off + " *)= true", "$1= false");

    assertThat(only(policy, SITE + block).verified()).isTrue();
    assertHeld(only(policy, SITE + block + PUBLIC_POLICY + PUBLIC_ACL), reason);
    assertHeld(only(policy, SITE + block + WEBSITE), "aws_s3_bucket_website_configuration.site");
  }

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

  @Test
  void aDatabaseThatANamedRangeReachesFromOutsideIsNotClosed() {
    String policy = "aws/rds/public-access";

    assertThat(only(policy, database("10.0.0.0/8")).verified()).isTrue();
    assertThat(only(policy, database("0.0.0.0/0")).verified()).isTrue();
    assertHeld(only(policy, database("93.184.216.0/24")), "aws_security_group.db lets a public");
    assertThat(only(policy, database("10.0.0.0/8")).title()).contains("nobody outside the VPC");
  }

  @Test
  void aDatabaseThatThePlanItselfTalksToIsNotClosed() {
    String provider = "provider \"postgresql\" {\n  host = aws_db_instance.db.address\n}\n";

    assertHeld(
        only("aws/rds/public-access", provider + database("10.0.0.0/8")),
        "provider.postgresql of this stack talks to a database");
  }

  private static String database(String range) {
    return """
    resource "aws_security_group" "db" {
      name        = "db"
      description = "database"
      vpc_id      = "vpc-1"
      ingress {
        description = "clients"
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["%s"]
      }
    }
    resource "aws_db_instance" "db" {
      identifier             = "db"
      engine                 = "postgres"
      instance_class         = "db.t4g.medium"
      allocated_storage      = 20
      username               = "app"
      publicly_accessible    = true
      vpc_security_group_ids = [aws_security_group.db.id]
    }
    """
        .formatted(range);
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
        only(policy, machine.formatted("\n nat_ip = google_compute_address.a.address\n")
                + "resource \"google_compute_address\" \"a\" {\n name = \"a\"\n}\n"),
        "the address in nat_ip is kept for this machine");
    assertHeld(only(policy, machine.formatted("") + record), "google_dns_record_set.vm leads");
  }

  /** Where the change brings the grant, taking it away destroys nothing. */
  private static boolean isProvedForNew(String policy, String source) {
    return Reviewed.ofNew(Map.of("main.tf", source)).fixes(policy).getFirst().verified();
  }
}
