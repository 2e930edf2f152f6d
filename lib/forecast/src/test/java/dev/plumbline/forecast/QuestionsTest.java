package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked for something else may answer something else. */
class QuestionsTest {
  private static final String IMAGE =
      """
      data "aws_ami" "ubuntu" {
        most_recent = true
        filter {
          name   = "name"
          values = ["%s-*"]
        }
      }
      resource "aws_instance" "db" {
        ami           = data.aws_ami.ubuntu.id
        instance_type = "t3.micro"
      }
      """;

  private static final String STATE =
      """
      data "terraform_remote_state" "net" {
        backend = "local"
        config  = { path = "%s.tfstate" }
      }
      data "aws_subnet" "s" {
        id = data.terraform_remote_state.net.outputs.subnet
      }
      resource "terraform_data" "x" {
        triggers_replace = data.terraform_remote_state.net.outputs.id
      }
      resource "terraform_data" "z" {
        input = data.aws_subnet.s.cidr_block
      }
      """;

  private static final String MODULE =
      """
      module "vpc" {
        source  = "terraform-aws-modules/vpc/aws"
        version = "%s"
        cidr    = "%s"
      }
      resource "aws_instance" "a" {
        ami           = "ami-0123456789abcdef0"
        instance_type = "t3.micro"
        subnet_id     = module.vpc.private_subnets[0]
      }
      """;

  @Test
  void anotherImageThatIsLookedForMayReplaceTheInstance() {
    PlannedChange change = one(IMAGE.formatted("focal"), IMAGE.formatted("noble"));

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(change.reason()).contains("data.aws_ami.ubuntu is asked for something else");
    assertThat(change.attributes())
        .singleElement()
        .matches(PlannedChange.AttributeChange::forcesReplacement);
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    PlannedChange change = one(IMAGE.formatted("focal"), IMAGE.formatted("focal"));

    assertThat(change.action()).isEqualTo(Action.NO_OP);
    assertThat(change.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void whatIsAskedWithAnAnswerIsAskedAnewAsWell() {
    var plan = plan(STATE.formatted("a"), STATE.formatted("b"));

    assertThat(plan.keySet()).containsExactlyInAnyOrder("terraform_data.x", "terraform_data.z");
    assertThat(plan.values())
        .allMatch(change -> change.action() == Action.UPDATE)
        .allMatch(change -> change.confidence() == Confidence.POSSIBLE);
    assertThat(plan.get("terraform_data.z"))
        .extracting(PlannedChange::reason)
        .asString()
        .contains("data.aws_subnet.s is asked for something else");
  }

  @Test
  void aModuleThatIsNotThereMayAnswerOtherArgumentsOtherwise() {
    PlannedChange cidr =
        one(MODULE.formatted("5.0.0", "10.0.0.0/16"), MODULE.formatted("5.0.0", "10.1.0.0/16"));
    PlannedChange version =
        one(MODULE.formatted("5.0.0", "10.0.0.0/16"), MODULE.formatted("5.1.0", "10.0.0.0/16"));
    PlannedChange same =
        one(MODULE.formatted("5.0.0", "10.0.0.0/16"), MODULE.formatted("5.0.0", "10.0.0.0/16"));

    assertThat(cidr.action()).isEqualTo(Action.UPDATE);
    assertThat(cidr.confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(cidr.reason()).contains("module.vpc is called with other arguments");
    assertThat(version.reason()).contains("module.vpc is another version");
    assertThat(same.action()).isEqualTo(Action.NO_OP);
  }

  private static PlannedChange one(String before, String after) {
    return plan(before, after).values().iterator().next();
  }

  private static Map<String, PlannedChange> plan(String before, String after) {
    var base = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", before)));
    var head = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", after)));
    Map<String, PlannedChange> changes = new LinkedHashMap<>();
    PlanPredictor.predict(base, head, Budget.generous())
        .changes()
        .forEach(change -> changes.put(change.address(), change));
    return changes;
  }
}
