package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A finding points at what is at fault, not at what would have excused it or stands nearby. */
class PlacesTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  @Test
  void aBucketsKeyIsMissedAtItsAlgorithmAndNotInItsPolicy() {
    String source =
        """
        resource "aws_s3_bucket" "site" {
          bucket = "site"
        }
        resource "aws_s3_bucket_server_side_encryption_configuration" "site" {
          bucket = aws_s3_bucket.site.id
          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm = "AES256"
            }
          }
        }
        resource "aws_s3_bucket_policy" "site" {
          bucket = aws_s3_bucket.site.id
          policy = jsonencode({ Statement = [{
            Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*"
            Condition = { Bool = { "aws:SecureTransport" = "false" } }
          }] })
        }
        """;

    assertThat(line(source, "main.tf", "aws/s3/customer-managed-key"))
        .isEqualTo("sse_algorithm = \"AES256\"");
  }

  @Test
  void whatABucketLacksIsMissedAtTheBucketAndNotAtItsAcl() {
    String template =
        """
        Resources:
          Site:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: site
              AccessControl: PublicRead
        """;

    assertThat(line(template, "template.yaml", "aws/s3/access-logging")).isEqualTo("Site:");
    assertThat(line(template, "template.yaml", "aws/s3/customer-managed-key")).isEqualTo("Site:");
  }

  @Test
  void sessionTokensAreMissedWhereTheyAreOptional() {
    String source =
        """
        resource "aws_launch_template" "web" {
          image_id = "ami-0123456789abcdef0"
          metadata_options {
            http_tokens = "optional"
          }
        }
        """;

    assertThat(line(source, "main.tf", "aws/ec2/instance-metadata-v2"))
        .isEqualTo("http_tokens = \"optional\"");
  }

  @Test
  void whatTheConfigurationLacksIsMissedInItsTerraformBlock() {
    String source =
        """
        provider "azurerm" {
          features {}
        }
        terraform {
          required_providers {
            azurerm = {
              source  = "hashicorp/azurerm"
              version = "~> 4.20"
            }
          }
        }
        resource "azurerm_resource_group" "main" {
          name     = "main"
          location = "westeurope"
        }
        """;

    assertThat(line(source, "main.tf", "practice/terraform/required-version"))
        .isEqualTo("terraform {");
    assertThat(line(source, "main.tf", "practice/state/remote-backend")).isEqualTo("terraform {");
  }

  @Test
  void theResourceThatAFindingPointsIntoIsNamedWhereItIsAnother() {
    String source =
        """
        resource "aws_instance" "app" {
          ami                         = "ami-0123456789abcdef0"
          instance_type               = "t3.micro"
          associate_public_ip_address = true
          vpc_security_group_ids      = [aws_security_group.web.id]
        }
        resource "aws_security_group" "web" {
          name = "web"
          ingress {
            from_port   = 22
            to_port     = 22
            protocol    = "tcp"
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;
    SourceTree sources = SourceTree.ofText(Map.of("main.tf", source));
    Graph graph = StackReader.read(StackSpec.terraform(""), sources, Budget.generous());

    List<Finding> found =
        ENGINE
            .review(
                new Request(
                    "github.com/o/r",
                    graph,
                    null,
                    Settings.DEFAULT,
                    LocalDate.of(2026, 11, 28),
                    Budget.generous()))
            .findings();

    assertThat(found)
        .filteredOn(finding -> finding.resource().equals("aws_instance.app"))
        .filteredOn(finding -> finding.range().start().line() > 6)
        .isNotEmpty()
        .extracting(Finding::evidence)
        .containsOnly("aws_security_group.web");
    assertThat(found)
        .filteredOn(finding -> finding.resource().equals("aws_security_group.web"))
        .isNotEmpty()
        .extracting(Finding::evidence)
        .containsOnly("");
  }

  /** The line at which the one finding of a policy begins. */
  private static String line(String source, String file, String policy) {
    var spec =
        file.endsWith(".tf")
            ? StackSpec.terraform("")
            : new StackSpec(StackSpec.Kind.CLOUDFORMATION, file, "", List.of(), false);
    Budget budget = Budget.generous();
    Graph graph = StackReader.read(spec, SourceTree.ofText(Map.of(file, source)), budget);
    var request =
        new Request(
            "github.com/o/r", graph, null, Settings.DEFAULT, LocalDate.of(2026, 11, 28), budget);

    List<Finding> found =
        ENGINE.review(request).findings().stream()
            .filter(finding -> finding.policy().equals(policy))
            .toList();

    assertThat(found).hasSize(1);
    int line = found.getFirst().range().start().line();
    return source.lines().toList().get(line - 1).strip();
  }
}
