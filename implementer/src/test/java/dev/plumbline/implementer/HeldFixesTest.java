package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes that remove a finding and may cut somebody off: they are shown, and left to a person. */
class HeldFixesTest {
  private static final String OWN_KEY = "aws/s3/customer-managed-key";

  private static final String BUCKET =
      "resource \"aws_s3_bucket\" \"data\" {\n  bucket = \"example-data\"\n}\n";

  @Test
  void aBucketThatNobodyElseUsesGetsItsKey() {
    assertThat(only(OWN_KEY, BUCKET).verified()).isTrue();
  }

  @Test
  void aBucketThatCloudFrontReadsKeepsItsKeyUntilItsReaderIsAdmitted() {
    Fix fix =
        only(
            OWN_KEY,
            BUCKET
                + """
                resource "aws_s3_bucket_policy" "data" {
                  bucket = aws_s3_bucket.data.id
                  policy = <<-POLICY
                    {
                      "Version": "2012-10-17",
                      "Statement": [{
                        "Effect": "Allow",
                        "Principal": {"Service": "cloudfront.amazonaws.com"},
                        "Action": "s3:GetObject",
                        "Resource": "${aws_s3_bucket.data.arn}/*"
                      }]
                    }
                  POLICY
                }
                """);

    assertHeld(fix, "aws_s3_bucket_policy.data lets others use the bucket");
    assertThat(fix.diff()).contains("aws_kms_key");
  }

  @Test
  void aBucketPolicyThatOnlyForbidsLetsNobodyIn() {
    Fix fix =
        only(
            OWN_KEY,
            BUCKET
                + """
                resource "aws_s3_bucket_policy" "data" {
                  bucket = aws_s3_bucket.data.id
                  policy = jsonencode({
                    Version = "2012-10-17"
                    Statement = [{
                      Effect    = "Deny"
                      Principal = "*"
                      Action    = "s3:*"
                      Resource  = "${aws_s3_bucket.data.arn}/*"
                      Condition = { Bool = { "aws:SecureTransport" = "false" } }
                    }]
                  })
                }
                """);

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
  }

  @Test
  void whatADistributionReadsIsHeldWithoutAPolicyInTheStack() {
    Fix fix =
        only(
            OWN_KEY,
            BUCKET
                + """
                resource "aws_cloudfront_distribution" "site" {
                  enabled = true
                  origin {
                    domain_name = aws_s3_bucket.data.bucket_regional_domain_name
                    origin_id   = "data"
                  }
                  default_cache_behavior {
                    allowed_methods        = ["GET", "HEAD"]
                    cached_methods         = ["GET", "HEAD"]
                    target_origin_id       = "data"
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
                """);

    assertHeld(fix, "the bucket is read by CloudFront");
  }

  private static final String READER =
      """
      resource "aws_iam_role_policy" "reader" {
        role = "reader"
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [
            { Effect = "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.data.arn}/*" }%s
          ]
        })
      }
      """;

  @Test
  void aReaderWithoutTheRightToDecryptHoldsTheKeyBack() {
    assertHeld(only(OWN_KEY, BUCKET + READER.formatted("")), "aws_iam_role_policy.reader grants");
  }

  @Test
  void aReaderWhoMayDecryptDoesNot() {
    String decrypts = ",\n{ Effect = \"Allow\", Action = [\"kms:Decrypt\"], Resource = \"*\" }";

    assertThat(only(OWN_KEY, BUCKET + READER.formatted(decrypts)).verified()).isTrue();
  }

  @Test
  void aDocumentThatGrantsTheBucketsObjectsHoldsTheKeyBack() {
    String document =
        """
        data "aws_iam_policy_document" "writer" {
          statement {
            actions   = ["s3:PutObject"]
            resources = ["${aws_s3_bucket.data.arn}/*"]
          }
        }
        """;

    assertHeld(only(OWN_KEY, BUCKET + document), "data.aws_iam_policy_document.writer grants");
  }

  @Test
  void whatCannotBeReadHoldsTheKeyBackAsWell() {
    String unread =
        """
        variable "team" {
          type = string
        }
        resource "aws_iam_policy" "team" {
          policy = templatefile("${var.team}.json", { bucket = aws_s3_bucket.data.arn })
        }
        """;

    assertHeld(only(OWN_KEY, BUCKET + unread), "it can't be told from here whether this is so: ");
  }

  @Test
  void aControlPlaneIsNotUpgradedWithoutAPerson() {
    String cluster = eks("version = \"1.31\"", "");

    assertHeld(only("aws/eks/supported-version", cluster), "the upgrade of a control plane");
  }

  @Test
  void enginesThatRunAreNotUpgradedWithoutAPersonEither() {
    String cache =
        "resource \"aws_elasticache_cluster\" \"c\" {\n cluster_id = \"c\"\n engine = \"redis\"\n"
            + " engine_version = \"3.2.4\"\n node_type = \"cache.t4g.small\"\n num_cache_nodes = 1\n}\n";
    String policy = "aws/elasticache/engine-version";

    assertHeld(only(policy, cache), "the upgrade of an engine can't be taken back");
    assertThat(Reviewed.ofNew(Map.of("main.tf", cache)).fixes(policy).getFirst().verified())
        .isTrue();
  }

  @Test
  void aClusterWhoseApiIsReachedByNamedRangesIsNotClosed() {
    String policy = "aws/eks/private-endpoint";

    assertHeld(
        only(policy, eks("", "public_access_cidrs = [\"198.51.100.0/24\"]")),
        "the ranges in public_access_cidrs reach the API");
    assertThat(only(policy, eks("", "")).verified()).isTrue();
    assertThat(only(policy, eks("", "")).title()).contains("nobody outside the VPC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws/eks/private-endpoint", "aws/eks/public-endpoint"})
  void aClusterThatTheStackItselfManagesFromOutsideIsNotClosed(String policy) {
    String inside =
        "provider \"kubernetes\" {\n  host = aws_eks_cluster.main.endpoint\n}\n" + eks("", "");

    assertHeld(only(policy, inside), "provider.kubernetes of this stack talks to a cluster's API");
  }

  private static String eks(String own, String inNetwork) {
    return """
    resource "aws_eks_cluster" "main" {
      name     = "main"
      role_arn = "arn:aws:iam::111122223333:role/eks"
      %s
      vpc_config {
        subnet_ids = ["subnet-a", "subnet-b"]
        %s
      }
    }
    """
        .formatted(own, inNetwork);
  }

  @Test
  void aBucketThatIsGrantedToEveryoneIsNotShutBesideTheGrant() {
    String bucket =
        """
        resource "google_storage_bucket" "main" {
          name     = "example-uploads"
          location = "EU"
        }
        """;
    String grant =
        """
        resource "google_storage_bucket_iam_member" "all" {
          bucket = google_storage_bucket.main.name
          role   = "roles/storage.objectViewer"
          member = "allUsers"
        }
        """;
    String policy = "google/storage/public-access-prevention";

    assertHeld(
        only(policy, bucket + grant), "google_storage_bucket_iam_member.all opens the bucket");
    assertThat(only(policy, bucket + grant.replace("allUsers", "group:a@example.com")).verified())
        .isTrue();
  }

  /** It is shown, not proved, and says why. */
  static void assertHeld(Fix fix, String reason) {
    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof()).singleElement().asString().startsWith(Fixes.HELD + reason);
    assertThat(fix.edits()).isNotEmpty();
  }

  /** The one fix of a policy in a stack that exists. */
  static Fix only(String policy, String source) {
    List<Fix> fixes = Reviewed.of(Map.of("main.tf", source)).fixes(policy);
    assertThat(fixes).as(policy).hasSize(1);
    return fixes.getFirst();
  }
}
