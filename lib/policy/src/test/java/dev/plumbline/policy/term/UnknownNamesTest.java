package dev.plumbline.policy.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.example.ExampleRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Companions that name their owner by what only the deployment knows. */
class UnknownNamesTest {
  private static final String VERSIONING = "aws/s3/versioning";
  private static final String BLOCK = "aws/s3/public-access-block";
  private static final ExampleRun EXAMPLES =
      new ExampleRun(
          new PolicyEngine(Catalogue.bundled()), StackReader::read, LocalDate.of(2026, 11, 28));

  @ParameterizedTest
  @CsvSource({
    "local.name, local.name",
    "var.bucket, var.bucket",
    "local.name, '\"${data.aws_caller_identity.me.account_id}-logs\"'",
    "'\"${var.bucket}-a\"', '\"${var.bucket}-a\"'"
  })
  void equalOriginsAreTheSameName(String owner, String companion) {
    assertThat(problems(VERSIONING, bucket(owner) + companions(companion))).isEmpty();
    assertThat(problems(BLOCK, bucket(owner) + companions(companion))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"logs\"', var.bucket",
    "var.bucket, local.name",
    "'\"${var.bucket}-a\"', '\"${var.bucket}-b\"'",
    "'\"logs\"', '\"${terraform.workspace}-logs\"'",
    "'\"${terraform.workspace}-logs\"', '\"${terraform.workspace}-logs\"'"
  })
  void whatMayBeItsNameLeavesItOpen(String owner, String companion) {
    assertThat(problems(VERSIONING, bucket(owner) + companions(companion)))
        .singleElement()
        .asString()
        .contains("is not decided");
    assertThat(problems(BLOCK, bucket(owner) + companions(companion)))
        .singleElement()
        .asString()
        .contains("is not decided");
  }

  @Test
  void aCompanionOfAnotherLeavesNothingOpen() {
    String other =
        """
        resource "aws_s3_bucket" "other" {
          bucket = var.bucket
        }
        resource "aws_s3_bucket_versioning" "other" {
          bucket = %s
          versioning_configuration {
            status = "Enabled"
          }
        }
        data "aws_s3_bucket" "elsewhere" {
          bucket = "elsewhere"
        }
        """;

    for (String name :
        List.of("var.bucket", "aws_s3_bucket.other.id", "data.aws_s3_bucket.elsewhere.id")) {
      assertThat(problems(VERSIONING, bucket("\"logs\"") + other.formatted(name)))
          .anySatisfy(problem ->
              assertThat(problem).contains("is found", "aws_s3_bucket.a keeps no old versions"));
    }
  }

  @Test
  void anUndeclaredNameLeavesNothingOpen() {
    assertThat(problems(VERSIONING, bucket("\"logs\"") + companions("aws_s3_bucket.gone.id")))
        .anySatisfy(problem -> assertThat(problem).contains("is found"));
  }

  @Test
  void oneWithoutANameOfItsOwnCanBeMeantByNobody() {
    assertThat(problems(VERSIONING, bucket("null") + companions("var.bucket")))
        .singleElement()
        .asString()
        .contains("is found");
  }

  @Test
  void anotherKindOfCompanionLeavesNothingOpen() {
    String acl =
        """
        resource "aws_s3_bucket_acl" "a" {
          bucket = var.bucket
          acl    = "private"
        }
        """;

    assertThat(problems(VERSIONING, bucket("\"logs\"") + acl))
        .singleElement()
        .asString()
        .contains("is found");
  }

  @Test
  void aProjectIsNamedByTheSameVariable() {
    String source =
        """
        variable "project" {
          type = string
        }
        resource "google_project" "main" {
          name       = "shop"
          project_id = var.project
          org_id     = "123456789012"
        }
        resource "google_project_iam_audit_config" "main" {
          project = %s
          service = "allServices"
          audit_log_config {
            log_type = "DATA_READ"
          }
          audit_log_config {
            log_type = "DATA_WRITE"
          }
        }
        """;

    assertThat(problems("google/iam/audit-logging", source.formatted("var.project"))).isEmpty();
    assertThat(problems("google/iam/audit-logging", source.formatted("\"another\"")))
        .singleElement()
        .asString()
        .contains("is found");
  }

  private static String bucket(String name) {
    return """
    variable "bucket" {
      type = string
    }
    data "aws_caller_identity" "me" {}
    locals {
      name = "${data.aws_caller_identity.me.account_id}-logs"
    }
    resource "aws_s3_bucket" "a" {
      bucket = %s
    }
    """
        .formatted(name);
  }

  private static String companions(String bucket) {
    return """
    resource "aws_s3_bucket_versioning" "a" {
      bucket = %1$s
      versioning_configuration {
        status = "Enabled"
      }
    }
    resource "aws_s3_bucket_public_access_block" "a" {
      bucket                  = %1$s
      block_public_acls       = true
      block_public_policy     = true
      ignore_public_acls      = true
      restrict_public_buckets = true
    }
    """
        .formatted(bucket);
  }

  private static List<String> problems(String policy, String source) {
    return EXAMPLES.problemsOfGood(
        Catalogue.bundled().policy(policy).orElseThrow(),
        new Policy.Example(StackSpec.Kind.TERRAFORM, source, "", Map.of()));
  }
}
