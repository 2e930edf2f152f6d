package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where findings point, through the real readers. */
class AnchorsTest {
  private static final String WILDCARD = "aws/iam/full-access";

  @Test
  void ofADocumentInItsPlaceTheStatementIsMeant() {
    assertThat(
            lineOf(
                """
                resource "aws_iam_policy" "p" {
                  name = "p"
                  policy = jsonencode({
                    Version = "2012-10-17"
                    Statement = [
                      { Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::b/*" },
                      { Effect = "Allow", Action = "*", Resource = "*" },
                    ]
                  })
                }
                """))
        .isEqualTo(7);
  }

  @Test
  void ofADocumentInADataSourceTheBlockIsMeant() {
    assertThat(
            lineOf(
                """
                data "aws_iam_policy_document" "d" {
                  statement {
                    actions   = ["s3:GetObject"]
                    resources = ["arn:aws:s3:::b/*"]
                  }
                  statement {
                    actions   = ["*"]
                    resources = ["*"]
                  }
                }
                resource "aws_iam_policy" "p" {
                  policy = data.aws_iam_policy_document.d.json
                }
                """))
        .isEqualTo(6);
  }

  @Test
  void whatIsAbsentPointsAtTheBlockThatWouldHoldItElseAtTheHeader() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of("main.tf", "resource \"aws_kms_key\" \"a\" {\n  description = \"a\"\n}\n"));

    assertThat(reviewed.findings())
        .filteredOn(finding -> finding.policy().equals("aws/kms/rotation"))
        .extracting(finding -> finding.range().start().line())
        .containsExactly(1);
  }

  @Test
  void whatADynamicBlockTakesFromItsCollectionIsTracedToTheElement() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                locals {
                  rules = [
                    { port = 443, from = ["10.0.0.0/8"] },
                    { port = 22, from = ["0.0.0.0/0"] },
                  ]
                }
                resource "aws_security_group" "g" {
                  dynamic "ingress" {
                    for_each = local.rules
                    content {
                      from_port   = ingress.value.port
                      to_port     = ingress.value.port
                      protocol    = "tcp"
                      cidr_blocks = ingress.value.from
                    }
                  }
                }
                """));

    assertThat(reviewed.findings())
        .filteredOn(finding -> finding.policy().equals("aws/ec2/security-group-admin-ports"))
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.trace())
                .extracting(step -> step.name() + " " + step.range().start().line())
                .endsWith("local.rules 2", "ingress.value.from 4"));
  }

  private static int lineOf(String source) {
    return Reviewed.of(Map.of("main.tf", source)).findings().stream()
        .filter(finding -> finding.policy().equals(WILDCARD))
        .mapToInt(AnchorsTest::line)
        .findFirst()
        .orElseThrow();
  }

  private static int line(Finding finding) {
    return finding.range().start().line();
  }
}
