package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
