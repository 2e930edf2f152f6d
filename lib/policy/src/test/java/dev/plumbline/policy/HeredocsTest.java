package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.secret.SecretHash;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In a heredoc a finding points at the lines that it is about. */
class HeredocsTest {
  private static final String SECRETS = "aws/ec2/user-data-secrets";
  private static final String USER_DATA =
      """
      resource "aws_instance" "web" {
        ami           = "ami-0123456789abcdef0"
        instance_type = "t3.micro"
        %s
        user_data = <<-EOF
          #!/bin/bash
          echo "für ${path.module}"
          export REGION=eu-west-1
          export DB_PASSWORD=Tr0ub4dor3harbour
          systemctl start app
        EOF
      }
      """;
  private static final String POLICY =
      """
      resource "aws_iam_policy" "app" {
        name   = "app"
        policy = <<EOF
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": "s3:GetObject",
            "Resource": "${aws_s3_bucket.logs.arn}/${join("/", ["a", "b"])}/*"
          },%s
          {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*"
          }
        ]
      }
      EOF
      }
      resource "aws_s3_bucket" "logs" {
        bucket = "logs"
      }
      """;

  @Test
  void aCredentialIsFoundInItsLine() {
    String source = USER_DATA.formatted("");

    Finding found = found(source);

    assertThat(marked(source, found)).isEqualTo("export DB_PASSWORD=Tr0ub4dor3harbour");
    assertThat(found.range()).hasToString("main.tf:9:5");
    assertThat(found.range().end().line()).isEqualTo(9);
  }

  @Test
  void aCommentAboveTheAttributeHoldsForItsLinesToo() {
    Finding found =
        found(USER_DATA.formatted("# plumbline:ignore " + SECRETS + " reason=\"rotated\""));

    assertThat(found.status()).isEqualTo(Finding.Status.SUPPRESSED);
    assertThat(found.range().start().line()).isEqualTo(9);
  }

  @Test
  void aPolicysStatementIsFoundInItsDocument() {
    String source = POLICY.formatted("");

    List<Finding> found = ofThePolicy(source);

    assertThat(found)
        .filteredOn(one -> one.range().start().line() > 3)
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(marked(source, one))
                .startsWith("{\n      \"Effect\"")
                .contains("\"Action\": \"*\"")
                .endsWith("}"));
  }

  @Test
  void whereATemplateMakesStatementsTheWholeIsPointedAt() {
    String source = POLICY.formatted("%{ if true }{\"Effect\": \"Deny\"},%{ endif }");

    assertThat(ofThePolicy(source))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(marked(source, one)).startsWith("policy = <<EOF"));
  }

  private static List<Finding> ofThePolicy(String source) {
    return review(source).stream()
        .filter(one -> one.resource().equals("aws_iam_policy.app"))
        .filter(one -> one.attribute().equals("policy"))
        .toList();
  }

  private static String marked(String source, Finding finding) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    int from = finding.range().start().offset();
    return new String(bytes, from, finding.range().end().offset() - from, StandardCharsets.UTF_8);
  }

  private static Finding found(String source) {
    List<Finding> found =
        review(source).stream().filter(one -> one.policy().equals(SECRETS)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<Finding> review(String source) {
    SourceTree sources = SourceTree.ofText(Map.of("main.tf", source));
    Graph graph = StackReader.read(StackSpec.terraform(""), sources, Budget.generous());
    return PolicyEngine.bundled()
        .review(
            new Request(
                "github.com/o/r",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 28),
                Budget.generous(),
                House.NONE,
                SecretHash.NONE,
                List.of(),
                sources))
        .findings();
  }
}
