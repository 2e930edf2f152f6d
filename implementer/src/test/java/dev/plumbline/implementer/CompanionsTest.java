package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a recipe adds beside a resource, and where one stands already. */
class CompanionsTest {
  private static final String PROVIDERS =
      """
      provider "aws" {
        region = "us-east-1"
      }

      provider "aws" {
        alias  = "eu"
        region = "eu-west-1"
      }

      """;

  @Test
  void aCompanionHasTheProviderOfItsOwner() {
    assertThat(
            fixed(
                "aws/s3/versioning",
                PROVIDERS
                    + """
                    resource "aws_s3_bucket" "orders" {
                      provider = aws.eu
                      bucket   = "example-orders-eu"
                    }
                    """))
        .endsWith(
            """

            resource "aws_s3_bucket_versioning" "orders" {
              provider = aws.eu

              bucket = aws_s3_bucket.orders.id

              versioning_configuration {
                status = "Enabled"
              }
            }
            """);
  }

  @Test
  void aRepeatedCompanionHasItAsWell() {
    assertThat(
            fixed(
                "aws/s3/versioning",
                PROVIDERS
                    + """
                    resource "aws_s3_bucket" "orders" {
                      count    = 2
                      provider = aws.eu
                      bucket   = "example-orders-${count.index}"
                    }
                    """))
        .contains(
            """
            resource "aws_s3_bucket_versioning" "orders" {
              count = length(aws_s3_bucket.orders)

              provider = aws.eu

              bucket = aws_s3_bucket.orders[count.index].id
            """);
  }

  @Test
  void theCompanionThatNamesItsOwnerIsChangedAndNoSecondOneMade() {
    String fixed =
        fixed(
            "aws/s3/versioning",
            """
            variable "name" {
              default = "example-orders"
            }

            resource "aws_s3_bucket" "orders" {
              bucket = var.name
            }

            resource "aws_s3_bucket_versioning" "orders" {
              bucket = var.name

              versioning_configuration {
                status = "Suspended"
              }
            }
            """);

    assertThat(fixed)
        .containsOnlyOnce("aws_s3_bucket_versioning")
        .contains("    status = \"Enabled\"\n")
        .doesNotContain("Suspended");
  }

  @Test
  void aStepAtACompanionFindsTheOneThatNamesItsOwner() {
    String fixed =
        fixed(
            "aws/cloudtrail/bucket-private",
            """
            resource "aws_s3_bucket" "orders" {
              bucket = "example-orders"
            }

            resource "aws_cloudtrail" "main" {
              name           = "main"
              s3_bucket_name = aws_s3_bucket.orders.id
            }

            resource "aws_s3_bucket_acl" "orders" {
              bucket = "example-orders"
              acl    = "public-read"
            }
            """);

    assertThat(fixed).contains("  acl    = \"private\"\n").doesNotContain("public-read");
  }

  @Test
  void aCompanionOfATemplateIsMadeWhereItsOwnerIs() {
    Reviewed reviewed =
        Reviewed.ofNewTemplate(
            "template.yaml",
            """
            Parameters:
              Stage:
                Type: String
                Default: prod
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
            Resources:
              Orders:
                Type: AWS::S3::Bucket
                Condition: IsProd
                Properties:
                  BucketName: orders
            """);

    Fix fix = reviewed.fixes("aws/s3/https-only").getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "template.yaml"))
        .contains("    Type: AWS::S3::BucketPolicy\n    Condition: IsProd\n    Properties:\n");
  }

  private static String fixed(String policy, String text) {
    Reviewed reviewed = Reviewed.ofNew(Map.of("main.tf", text));
    List<Fix> fixes = reviewed.fixes(policy);
    assertThat(fixes).isNotEmpty();
    Fix fix = fixes.getFirst();
    assertThat(fix.verified()).as("%s\n%s", fix.proof(), fix.diff()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf");
  }
}
