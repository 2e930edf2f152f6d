package dev.plumbline.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.schema.Mismatch.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  @Test
  void onlyReleasesThatTheFactsDescribeAreJudged() {
    assertThat(JudgedProviders.isDescribed(aws("", "6.58.3"), "6.58.0")).isTrue();
    assertThat(JudgedProviders.isDescribed(aws("", "6.59.0"), "6.58.0")).isFalse();
    assertThat(JudgedProviders.isDescribed(aws("", "5.1.0"), "6.58.0")).isFalse();
    assertThat(JudgedProviders.isDescribed(aws("~> 6.0", "6.4.0"), "6.58.0")).isTrue();
    assertThat(JudgedProviders.isDescribed(aws("~> 6.4.0", ""), "6.58.0")).isTrue();
    assertThat(JudgedProviders.isDescribed(aws(">= 6.0, = 6.4.1", ""), "6.58.0")).isTrue();
    assertThat(JudgedProviders.isDescribed(aws("~> 6.0", ""), "6.58.0")).isFalse(); // or a newer
    assertThat(JudgedProviders.isDescribed(aws(">= 6.0, < 7", ""), "6.58.0")).isFalse();
    assertThat(check("~> 6.0", "resource \"aws_sqs_queue\" \"q\" {\n  nam = 1\n}\n")).isEmpty();
  }

  @Test
  void whatIsMisspeltIsToldWithTheNameThatWasMeant() {
    List<Mismatch> found =
        check(
            "6.10.0",
            """
            resource "aws_sqs_queue" "q" {
              nam = "jobs"
            }
            resource "aws_sqs_qeue" "q" {}
            resource "aws_instance" "web" {
              ami           = "ami-1"
              instance_type = "t3.micro"
              root_block_device {
                encryptd = true
              }
            }
            """);

    assertThat(found)
        .extracting(Mismatch::kind, Mismatch::text)
        .containsExactlyInAnyOrder(
            tuple(
                Kind.UNKNOWN_ARGUMENT,
                "nam is no argument of aws_sqs_queue; did you mean \"name\"?"),
            tuple(
                Kind.UNKNOWN_TYPE,
                "aws_sqs_qeue is no resource type of aws 6.58.0; did you mean \"aws_sqs_queue\"?"),
            tuple(
                Kind.UNKNOWN_ARGUMENT,
                "root_block_device[0].encryptd is no argument of aws_instance; did you mean"
                    + " \"encrypted\"?"));
  }

  @Test
  void whatIsUnknownIsNeverWrong() {
    List<Mismatch> found =
        check(
            "6.10.0",
            """
            variable "any" {}
            variable "blocks" {}
            resource "aws_sns_topic_subscription" "s" {
              topic_arn = var.any
              protocol  = var.any
              endpoint  = aws_sqs_queue.q.arn
            }
            resource "aws_sqs_queue" "q" {
              delay_seconds       = var.any
              deduplication_scope = var.any
              name                = "q"
              name_prefix         = var.any
            }
            resource "aws_instance" "web" {
              dynamic "root_block_device" {
                for_each = var.blocks
                content {
                  encrypted = true
                }
              }
              timeouts {
                create = "5m"
              }
              lifecycle {
                create_before_destroy = true
              }
            }
            """);

    assertThat(found).isEmpty();
  }

  @Test
  void whatIsRequiredAndMissingOrExcludesAnotherIsTold() {
    List<Mismatch> found =
        check(
            "6.10.0",
            """
            resource "aws_sns_topic_subscription" "s" {
              topic_arn = null
              protocol  = "sqs"
            }
            resource "aws_sqs_queue" "q" {
              name          = "q"
              name_prefix   = "q-"
              delay_seconds = [1]
            }
            """);

    assertThat(found)
        .extracting(Mismatch::kind, Mismatch::path)
        .containsExactlyInAnyOrder(
            tuple(Kind.MISSING, "topic_arn"),
            tuple(Kind.MISSING, "endpoint"),
            tuple(Kind.CONFLICT, "name_prefix"),
            tuple(Kind.WRONG_TYPE, "delay_seconds"));
  }

  @Test
  void whatDescriptionsGetWrongOfThemselvesIsNoAlarm() {
    String excludesItself =
        """
        resource "azurerm_eventgrid_event_subscription" "s" {
          name  = "s"
          scope = "/subscriptions/1"
          storage_queue_endpoint {
            storage_account_id = "/a"
            queue_name         = "q"
          }
        }
        """;
    String requiredAndOptional =
        """
        resource "aws_quicksight_data_set" "d" {
          data_set_id = "d"
          name        = "d"
          import_mode = "SPICE"
          physical_table_map {
            physical_table_map_id = "p"
            s3_source {
              data_source_arn = "arn"
              input_columns {
                name = "a"
                type = "STRING"
              }
              upload_settings {
                format = "JSON"
              }
            }
          }
        }
        """;

    assertThat(check("azurerm", "5.0.0", excludesItself)).isEmpty();
    assertThat(check("6.10.0", requiredAndOptional)).isEmpty();
  }

  @Test
  void googlesDescriptionIsOfTheNextMajorAndJudgesNoOther() {
    String notebook = "resource \"google_notebooks_instance\" \"n\" {}\n";

    assertThat(check("google", "7.46.0", notebook)).isEmpty();
    assertThat(check("google", "8.0.1", notebook))
        .extracting(Mismatch::kind)
        .containsExactly(Kind.UNKNOWN_TYPE);
    assertThat(check("google", "8.1.0", notebook)).isEmpty();
  }

  @Test
  void tagsOfAWrongTypeAreToldOnce() {
    List<Mismatch> found =
        check("6.10.0", "resource \"aws_sqs_queue\" \"q\" {\n  tags = \"var.tags\"\n}\n");

    assertThat(found).extracting(Mismatch::path).containsExactly("tags");
  }

  @Test
  void blocksThatAreDescribedInPartAreNotJudgedButTheArgumentsBesideThemAre() {
    String acl =
        """
        resource "aws_wafv2_web_acl" "w" {
          name  = "w"
          scoped = "REGIONAL"
          default_action {
            allow {}
          }
          visibility_config {
            cloudwatch_metrics_enabled = true
            metric_name                = "w"
            sampled_requests_enabled   = true
          }
          rule {
            name     = "sql"
            priority = 1
            statement {
              sqli_match_statement {
                sensitivity_level = "HIGH"
              }
            }
          }
        }
        """;

    assertThat(check("6.10.0", acl))
        .extracting(Mismatch::path)
        .containsExactlyInAnyOrder("scoped", "scope");
  }

  private static Requirement aws(String constraint, String locked) {
    return new Requirement(
        "aws", "hashicorp/aws", constraint, locked, SourceRange.startOf("main.tf"));
  }

  private static List<Mismatch> check(String constraint, String code) {
    return check("aws", constraint, code);
  }

  private static List<Mismatch> check(String provider, String constraint, String code) {
    String head =
        """
        terraform {
          required_providers {
            %1$s = {
              source  = "hashicorp/%1$s"
              version = "%2$s"
            }
          }
        }
        """
            .formatted(provider, constraint);
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", head + code)),
            Budget.generous());
    return SchemaCheck.of(graph);
  }
}
