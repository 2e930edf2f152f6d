package dev.plumbline.policy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.house.House;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which resource or element a comment speaks of, in real sources. */
class MarkPlacesTest {
  private static final PolicyEngine ENGINE = PolicyEngine.bundled();

  @Test
  void aMarkBehindABlocksEndMeansThatBlockAndNotTheNext() {
    String source =
        """
        resource "aws_sns_topic" "a" {
          name = "a"
        } # plumbline:ignore aws/sns/encryption
        resource "aws_sns_topic" "b" {
          name = "b"
        }
        resource "aws_sns_topic" "c" { name = "c" } # plumbline:ignore aws/sns/encryption
        resource "aws_sns_topic" "d" { name = "d" }
        """;

    assertThat(hidden(terraform(source), "aws/sns/encryption"))
        .containsExactly("aws_sns_topic.a", "aws_sns_topic.c");
  }

  @Test
  void aMarkOnTheFirstLineHoldsBehindAByteOrderMark() {
    String source =
        "\ufeff# plumbline:ignore aws/sns/encryption\n"
            + "resource \"aws_sns_topic\" \"a\" {}\n"
            + "resource \"aws_sns_topic\" \"b\" {}\n";

    assertThat(hidden(terraform(source), "aws/sns/encryption")).containsExactly("aws_sns_topic.a");
  }

  @Test
  void aMarkAboveABlockMeansThatBlockWhateverStandsBeforeIt() {
    String source =
        """
        resource "aws_sns_topic" "a" {
          name = "a"
        }
        # plumbline:ignore aws/sns/encryption
        resource "aws_sns_topic" "b" {
          name = "b"
        }
        /* plumbline:ignore aws/sns/encryption */ resource "aws_sns_topic" "c" {
          name = "c"
        }
        """;

    assertThat(hidden(terraform(source), "aws/sns/encryption"))
        .containsExactly("aws_sns_topic.b", "aws_sns_topic.c");
  }

  @Test
  void aMarkBehindAnInnerBlockMeansThatBlockOnly() {
    String source =
        """
        resource "aws_security_group" "web" {
          ingress {
            protocol    = "tcp"
            from_port   = 22
            to_port     = 22
            cidr_blocks = ["0.0.0.0/0"]
          } # trivy:ignore:AVD-AWS-0107
          ingress {
            protocol    = "tcp"
            from_port   = 3389
            to_port     = 3389
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;

    assertThat(statuses(terraform(source), "aws/ec2/security-group-admin-ports"))
        .containsExactly(Status.SUPPRESSED, Status.NEW);
  }

  @Test
  void aMarkBehindAnElementOfYamlMeansThatElementOnly() {
    String source =
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}  # trivy:ignore:AVD-AWS-0107
                - {IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: 0.0.0.0/0}
        """;

    assertThat(statuses(cloudFormation(source), "aws/ec2/security-group-admin-ports"))
        .containsExactly(Status.SUPPRESSED, Status.NEW);
  }

  @Test
  void aMarkBehindCodeOfYamlMeansItsResource() {
    String source =
        """
        Resources:
          A:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: a
          B:  # plumbline:ignore aws/sns/encryption
            Type: AWS::SNS::Topic
          C:
            Type: AWS::SNS::Topic
            Properties:
              TopicName: c  # plumbline:ignore aws/sns/encryption
          D:
            Type: AWS::SNS::Topic
        """;

    assertThat(hidden(cloudFormation(source), "aws/sns/encryption")).containsExactly("B", "C");
  }

  @Test
  void anUnknownKeyIsFoundAndHidesNothing() {
    String source =
        """
        # plumbline:ignore aws/sns/encryption expires=2099-01-31
        resource "aws_sns_topic" "a" {
          name = "a"
        }
        """;

    List<Finding> findings = terraform(source);

    assertThat(hidden(findings, "aws/sns/encryption")).isEmpty();
    assertThat(findings)
        .filteredOn(one -> one.policy().equals("practice/suppressions/expired"))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("\"expires=2099-01-31\" is not understood");
  }

  @Test
  void aLimitedMarkHidesOnlyWhatItIsLimitedTo() {
    String source =
        """
        #trivy:ignore:AVD-AWS-0095[name=a]
        resource "aws_sns_topic" "a" {
          name = "a"
        }
        #trivy:ignore:AVD-AWS-0095[name=a]
        resource "aws_sns_topic" "b" {
          name = "b"
        }
        #trivy:ignore:AVD-AWS-0095:ws:sandbox
        resource "aws_sns_topic" "c" {
          name = "c"
        }
        """;

    assertThat(hidden(terraform(source), "aws/sns/encryption")).containsExactly("aws_sns_topic.a");
    assertThat(hidden(review(stack("sandbox"), "main.tf", source), "aws/sns/encryption"))
        .containsExactly("aws_sns_topic.a", "aws_sns_topic.c");
  }

  private static List<String> hidden(List<Finding> findings, String policy) {
    return findings.stream()
        .filter(one -> one.policy().equals(policy) && one.status() == Status.SUPPRESSED)
        .map(Finding::resource)
        .toList();
  }

  private static List<Status> statuses(List<Finding> findings, String policy) {
    return findings.stream()
        .filter(one -> one.policy().equals(policy))
        .map(Finding::status)
        .toList();
  }

  private static List<Finding> terraform(String source) {
    return review(stack("prod"), "main.tf", source);
  }

  private static List<Finding> cloudFormation(String source) {
    var spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "template.yaml", "", List.of(), false);
    return review(spec, "template.yaml", source);
  }

  private static StackSpec stack(String environment) {
    return new StackSpec(StackSpec.Kind.TERRAFORM, "", environment, List.of(), false);
  }

  private static List<Finding> review(StackSpec stack, String file, String source) {
    Budget budget = Budget.generous();
    var graph = StackReader.read(stack, SourceTree.ofText(Map.of(file, source)), budget);
    assertThat(graph.diagnostics()).isEmpty();
    return ENGINE
        .findings(
            new Request(
                "github.com/o/r",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 28),
                budget,
                House.NONE))
        .findings();
  }
}
