package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.example.ExampleRun;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What another resource decides is unknown where that resource is not in the stack: neither a fault
 * nor all right.
 */
class OutsideTheStackTest {
  private static final ExampleRun EXAMPLES =
      new ExampleRun(
          new PolicyEngine(Catalogue.bundled()), StackReader::read, LocalDate.of(2026, 11, 28));

  private static final String SNAPSHOT =
      """
      variable "cluster" {}
      resource "aws_neptune_cluster_snapshot" "one" {
        db_cluster_identifier          = var.cluster
        db_cluster_snapshot_identifier = "one"
      }
      """;

  private static final String INSTANCE =
      """
      variable "template" {}
      resource "aws_instance" "web" {
        launch_template {
          id = var.template
        }
      }
      """;

  private static final String API =
      """
      variable "api" {}
      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = var.api
        deployment_id = "d4e5f6"
        stage_name    = "live"
      }
      resource "aws_api_gateway_method" "list" {
        rest_api_id   = var.api
        resource_id   = "r1"
        http_method   = "GET"
        authorization = "NONE"
      }
      resource "aws_api_gateway_deployment" "live" {
        rest_api_id = var.api
      }
      """;

  private static final String ACL =
      """
      resource "aws_s3_bucket_acl" "site" {
        bucket = "site-of-another-stack"
        acl    = "public-read"
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "aws/neptune/snapshot-encryption, snapshot",
    "aws/neptune/snapshot-customer-managed-key, snapshot",
    "aws/ec2/detailed-monitoring, instance",
    "aws/ec2/instance-disk-encryption, instance",
    "aws/ec2/instance-role, instance",
    "aws/ec2/instance-security-groups, instance",
    "aws/ec2/instance-default-network, instance",
    "aws/ec2/instance-metadata-v2, instance",
    "aws/api-gateway/open-method, api",
    "aws/api-gateway/web-firewall, api",
    "aws/s3/public-acl, acl"
  })
  void theAnswerIsUnknown(String policy, String stack) {
    String source =
        switch (stack) {
          case "snapshot" -> SNAPSHOT;
          case "instance" -> INSTANCE;
          case "acl" -> ACL;
          default -> API;
        };

    assertThat(
            EXAMPLES.problemsOfGood(
                Catalogue.bundled().policy(policy).orElseThrow(),
                new Policy.Example(StackSpec.Kind.TERRAFORM, source, "", Map.of())))
        .singleElement()
        .asString()
        .startsWith("is not decided: ")
        .doesNotContain("Undecided[")
        .contains("not in this stack");
  }
}
