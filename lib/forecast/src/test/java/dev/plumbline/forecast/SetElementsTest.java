package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An element of a set that changed is told by what changed of it. */
class SetElementsTest {
  private static final String SERVICE =
      """
      resource "aws_lb_target_group" "app" {
        name        = "%s"
        port        = 80
        protocol    = "HTTP"
        target_type = "ip"
      }
      resource "aws_ecs_service" "app" {
        name = "app"
        load_balancer {
          target_group_arn = aws_lb_target_group.app.arn
          container_name   = "app"
          container_port   = 80
        }
      }
      """;
  private static final String RULE =
      """
        ingress {
          from_port   = %d
          to_port     = %1$d
          protocol    = "tcp"
          cidr_blocks = ["%s"]
        }
      """;

  @Test
  void aValueThatIsKnownOnlyAfterApplyIsAllThatChanges() {
    PlannedChange service =
        of("aws_ecs_service.app", SERVICE.formatted("a"), SERVICE.formatted("b"));

    assertThat(service.action()).isEqualTo(Action.UPDATE);
    assertThat(service.attributes())
        .extracting(AttributeChange::path, AttributeChange::before, AttributeChange::after)
        .containsExactly(
            tuple(
                "load_balancer[0].target_group_arn", "(known after apply)", "(known after apply)"));
  }

  @Test
  void eachElementIsReadBesideItsLikest() {
    String before = group(RULE.formatted(80, "10.0.0.0/8"), RULE.formatted(443, "10.0.0.0/8"));
    String after = group(RULE.formatted(443, "0.0.0.0/0"), RULE.formatted(80, "192.168.0.0/16"));

    assertThat(of("aws_security_group.app", before, after).attributes())
        .extracting(AttributeChange::path, AttributeChange::before, AttributeChange::after)
        .containsExactly(
            tuple("ingress[0].cidr_blocks[0]", "10.0.0.0/8", "0.0.0.0/0"),
            tuple("ingress[1].cidr_blocks[0]", "10.0.0.0/8", "192.168.0.0/16"));
  }

  @Test
  void whatHasLittleInCommonCameAndWent() {
    String before = group(RULE.formatted(80, "10.0.0.0/8"));
    String after = group(RULE.formatted(443, "0.0.0.0/0"));

    assertThat(of("aws_security_group.app", before, after).attributes())
        .extracting(AttributeChange::path, AttributeChange::before, AttributeChange::after)
        .containsExactly(
            tuple("ingress[0]", rule(80, "10.0.0.0/8"), ""),
            tuple("ingress[0]", "", rule(443, "0.0.0.0/0")));
  }

  @Test
  void whatReplacesIsStillMarked() {
    String instance =
        """
        resource "aws_instance" "app" {
          ami           = "ami-1"
          instance_type = "t3.micro"
          ebs_block_device {
            device_name = "/dev/sdf"
            volume_type = "gp3"
            volume_size = %d
          }
        }
        """;

    PlannedChange change = of("aws_instance.app", instance.formatted(10), instance.formatted(20));

    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.forcedBy()).isEqualTo("ebs_block_device[0]");
    assertThat(change.attributes())
        .containsExactly(new AttributeChange("ebs_block_device[0].volume_size", "10", "20", true));
  }

  private static String rule(int port, String range) {
    return "{from_port = "
        + port
        + ", to_port = "
        + port
        + ", protocol = \"tcp\", cidr_blocks = [\""
        + range
        + "\"]}";
  }

  private static String group(String... rules) {
    return "resource \"aws_security_group\" \"app\" {\n  name = \"app\"\n"
        + String.join("", List.of(rules))
        + "}\n";
  }

  private static PlannedChange of(String address, String before, String after) {
    return PlanPredictor.predict(graph(before), graph(after), Budget.generous()).changes().stream()
        .filter(change -> change.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static Graph graph(String text) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }
}
