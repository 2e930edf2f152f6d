package dev.plumbline.forecast.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which outputs a change concerns, those too whose values are known, and who reads them. */
class OutputReachTest {
  private static final StackInterface OWN =
      new StackInterface("r", "net", 1, Map.of(), List.of("s3://state/net"), List.of(), Map.of());
  private static final StackInterface APP =
      new StackInterface("r", "app", 1, Map.of(), List.of(), List.of("s3://state/net"), Map.of());
  private static final Readers READERS =
      new Readers(new Estate(1, Map.of("r/net", OWN, "r/app", APP)), "r/net", null);
  private static final Words WORDS =
      new Words("net", true, List.of(), List.of(), LocalDate.of(2026, 11, 23));

  private static final String GROUP =
      """
      locals {
        group = aws_security_group.g
      }
      resource "aws_security_group" "g" {
        name   = "web"
        vpc_id = "%s"
      }
      output "name" {
        value = local.group.name
      }
      output "id" {
        value = [aws_security_group.g.id]
      }
      """;

  @Test
  void outputsOfAReplacedResourceAreNamedTheirValuesKnownOrNot() {
    Graph base = terraform(Map.of("main.tf", GROUP.formatted("one")));
    Graph head = terraform(Map.of("main.tf", GROUP.formatted("two")));

    assertThat(reach(base, head))
        .extracting(Reach::address, Reach::outputs, Reach::stacks)
        .containsExactly(
            tuple(
                "aws_security_group.g",
                List.of("id (known after apply)", "name"),
                List.of("r/app")));
  }

  @Test
  void aKnownOutputThatGetsAnotherValueSaysSo() {
    String queue =
        "resource \"aws_sqs_queue\" \"q\" {\n  name = \"%s\"\n}\n"
            + "output \"name\" {\n  value = \"queue/${aws_sqs_queue.q.name}\"\n}\n";

    assertThat(
            reach(
                terraform(Map.of("main.tf", queue.formatted("a"))),
                terraform(Map.of("main.tf", queue.formatted("b")))))
        .extracting(Reach::outputs, Reach::stacks)
        .containsExactly(tuple(List.of("name (changes)"), List.of("r/app")));
  }

  @Test
  void anOutputOfAModuleIsFollowedToWhatItIsMadeOf() {
    String main =
        "module \"m\" {\n  source = \"./m\"\n  delay  = %d\n}\n"
            + "output \"name\" {\n  value = module.m.name\n}\n";
    String module =
        "variable \"delay\" {\n}\n"
            + "resource \"aws_sqs_queue\" \"q\" {\n  name          = \"q\"\n"
            + "  delay_seconds = var.delay\n}\n"
            + "output \"name\" {\n  value = aws_sqs_queue.q.name\n}\n";

    assertThat(
            reach(
                terraform(Map.of("main.tf", main.formatted(1), "m/main.tf", module)),
                terraform(Map.of("main.tf", main.formatted(2), "m/main.tf", module))))
        .extracting(Reach::address, Reach::outputs)
        .containsExactly(tuple("module.m.aws_sqs_queue.q", List.of("name")));
  }

  @Test
  void aTemplatesOutputsAreNamedAsWell() {
    String template =
        """
        Resources:
          Q:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: %s
        Outputs:
          Name:
            Value: !GetAtt Q.QueueName
        """;

    assertThat(reach(template(template.formatted("one")), template(template.formatted("two"))))
        .extracting(Reach::address, reach -> reach.outputs().size())
        .containsExactly(tuple("Q", 1));
  }

  @Test
  void aNameThatIsOfferedIsOneThatOthersReferTo() {
    String topic =
        "resource \"aws_security_group\" \"g\" {\n  name = \"web\"\n  vpc_id = \"%s\"\n}\n"
            + "output \"name\" {\n  value = aws_security_group.g.name\n}\n";
    Graph base = terraform(Map.of("main.tf", topic.formatted("one")));
    Graph head = terraform(Map.of("main.tf", topic.formatted("two")));

    assertThat(
            new DangerSearch(base, head, WORDS, Readers.NONE)
                .in(PlanPredictor.predict(base, head, Budget.generous())))
        .extracting(Danger::kind)
        .containsExactly(Danger.Kind.REFERENCED_NAME);
  }

  private static List<Reach> reach(Graph base, Graph head) {
    return new BlastRadius(base, head, READERS)
        .of(PlanPredictor.predict(base, head, Budget.generous()));
  }

  private static Graph terraform(Map<String, String> files) {
    return PredictedPairs.graph(SourceTree.ofText(files));
  }

  private static Graph template(String text) {
    StackSpec spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(spec, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }
}
