package dev.plumbline.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsTest {
  @ParameterizedTest
  @CsvSource({
    "encryptedd, encrypted",
    "encrpyted, encrypted",
    "encryptd, encrypted",
    "encripted, encrypted",
    "delay_secnods, delay_seconds",
    "kms_key_idd, kms_key_id",
    "kmskey_id, kms_key_id",
  })
  void aFingerSlipped(String written, String meant) {
    assertThat(Slips.isSlip(written, meant)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "security_group, security_groups",
    "subnet_ids, subnet_id",
    "ipv4_address, ipv6_address",
    "rule_v2, rule_v",
    "tag, tags",
    "max_size, min_size",
    "enable_http, enabled_https",
  })
  void theseAreOtherNames(String written, String meant) {
    assertThat(Slips.isSlip(written, meant)).isFalse();
  }

  /** Whatever the release, and where none is named. */
  @ParameterizedTest
  @ValueSource(strings = {"", "version = \"~> 5.0\"", "version = \">= 4\"", "version = \"7.0.0\""})
  void aSlipIsToldOfEveryRelease(String version) {
    assertThat(
            check(
                "hashicorp/aws",
                version,
                """
                resource "aws_instance" "web" {
                  ami           = "ami-1"
                  instnace_type = "t3.micro"
                  root_block_device {
                    encryptedd = true
                  }
                }
                """))
        .containsExactly(
            "instnace_type is no argument of aws_instance; did you mean \"instance_type\"?",
            "root_block_device[0].encryptedd is no argument of aws_instance; did you mean"
                + " \"encrypted\"?");
  }

  @Test
  void nothingIsSaidOfAForkOrWhereBothAreSet() {
    String slip =
        """
        resource "aws_sqs_queue" "q" {
          delay_secnods = 5
        }
        """;
    assertThat(check("example/aws", "", slip)).isEmpty();
    assertThat(check("hashicorp/aws", "", slip)).hasSize(1);
    assertThat(
            check(
                "hashicorp/aws",
                "",
                slip.replace("}", "").stripTrailing() + "\n  delay_seconds = 5\n}\n"))
        .isEmpty();
  }

  @Test
  void whereTheReleaseIsDescribedEachIsToldOnce() {
    assertThat(
            check(
                "hashicorp/aws",
                "version = \"6.10.0\"",
                "resource \"aws_sqs_queue\" \"q\" {\n  delay_secnods = 5\n}\n"))
        .hasSize(1);
  }

  private static List<String> check(String source, String version, String code) {
    String head =
        """
        terraform {
          required_providers {
            aws = {
              source = "%s"
              %s
            }
          }
        }
        """
            .formatted(source, version);
    return SchemaCheck.of(
            StackReader.read(
                StackSpec.terraform(""),
                SourceTree.ofText(Map.of("main.tf", head + code)),
                Budget.generous()))
        .stream()
        .map(Mismatch::text)
        .toList();
  }
}
