package dev.plumbline.policy.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many resources that share one. */
class HubTest {
  private static final int MANY = 1_000;
  private static final Graph SHARED_ROLE =
      read(
          """
          resource "aws_iam_role" "shared" {
            name               = "shared"
            assume_role_policy = "{}"
          }
          resource "aws_ecs_task_definition" "each" {
            count                 = %d
            family                = "t${count.index}"
            execution_role_arn    = aws_iam_role.shared.arn
            task_role_arn         = aws_iam_role.shared.arn
            container_definitions = "[]"
          }
          """
              .formatted(MANY));

  @Test
  void whoSharesARoleIsNotHeldAgainstAllOthersThatDo() {
    assertThat(findings("aws/ecs/separate-roles", SHARED_ROLE)).hasSize(MANY);
  }

  @Test
  void norAreMachinesThatShareATemplateOrANetwork() {
    Graph machines =
        read(
            """
            resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
            resource "aws_iam_instance_profile" "shared" { role = "shared" }
            resource "aws_launch_template" "shared" {
              iam_instance_profile { name = aws_iam_instance_profile.shared.name }
              network_interfaces { associate_public_ip_address = true }
            }
            resource "aws_instance" "each" {
              count                  = %d
              vpc_security_group_ids = [aws_vpc.main.default_security_group_id]
              launch_template { id = aws_launch_template.shared.id }
            }
            resource "aws_instance" "inside" {
              iam_instance_profile        = aws_iam_instance_profile.shared.name
              associate_public_ip_address = false
            }
            """
                .formatted(MANY));

    assertThat(findings("aws/ec2/instance-default-security-group", machines)).hasSize(MANY);
    assertThat(findings("aws/ec2/shared-role", machines)).hasSize(MANY);
  }

  private static List<Finding> findings(String policy, Graph graph) {
    var only = new Catalogue(Catalogue.bundled().find(policy), Catalogue.bundled().absence());
    var request =
        new Request(
            "github.com/o/r",
            graph,
            null,
            Settings.DEFAULT,
            LocalDate.of(2026, 11, 28),
            Budget.of(200L * MANY, 1L << 30, Duration.ofMinutes(20)));
    return new PolicyEngine(only).findings(request).findings();
  }

  @Test
  void eachOfThemIsFoundFromBothSides() {
    var scene = new Scene(SHARED_ROLE, Catalogue.bundled().absence(), List.of(), LocalDate.EPOCH);
    Subject role = scene.ofType("aws_iam_role").getFirst();
    List<Subject> tasks = scene.ofType("aws_ecs_task_definition");

    List<Neighbour> around = tasks.stream().map(Neighbour::of).toList();
    assertThat(role.referencedBy("aws_ecs_task_definition")).isEqualTo(around);
    assertThat(role.referencedBy("*")).isEqualTo(around);
    assertThat(role.referencedThrough("aws_ecs_task_definition", "task_role_arn"))
        .isEqualTo(around);
    assertThat(role.referencedThrough("aws_ecs_task_definition", "family")).isEmpty();
    assertThat(role.referencedThrough("aws_instance", "task_role_arn")).isEmpty();
    assertThat(tasks)
        .allSatisfy(task -> {
          assertThat(task.refersThrough("execution_role_arn", role)).isTrue();
          assertThat(task.refersThrough("family", role)).isFalse();
          assertThat(role.refersThrough("execution_role_arn", task)).isFalse();
        });
  }

  private static Graph read(String source) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), Budget.generous());
  }
}
