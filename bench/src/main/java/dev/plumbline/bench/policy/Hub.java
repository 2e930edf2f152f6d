package dev.plumbline.bench.policy;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Map;

/** Machines that share a launch template, and as many tasks that share a role. */
final class Hub {
  private static final String SOURCE =
      """
      resource "aws_launch_template" "shared" {
        image_id = "ami-0123456789abcdef0"
      }
      resource "aws_instance" "each" {
        count         = %1$d
        instance_type = "t3.micro"
        launch_template {
          id = aws_launch_template.shared.id
        }
      }
      resource "aws_iam_role" "shared" {
        name               = "shared"
        assume_role_policy = "{}"
      }
      resource "aws_ecs_task_definition" "each" {
        count                 = %1$d
        family                = "t${count.index}"
        execution_role_arn    = aws_iam_role.shared.arn
        task_role_arn         = aws_iam_role.shared.arn
        container_definitions = "[]"
      }
      """;

  private Hub() {}

  /**
   * @param around how many resources share one, half of them each
   */
  static Graph of(int around) {
    var tree = SourceTree.ofText(Map.of("main.tf", SOURCE.formatted(around / 2)));
    return StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
  }
}
