package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template's Default is for stacks that are new: one that is there may keep its value. */
class KeptParametersTest {
  private static final String QUEUE =
      """
      Parameters:
        Delay:
          Type: String
          Default: "%s"
      Conditions:
        Slow: !Equals [!Ref Delay, "60"]
      Resources:
        Q:
          Type: AWS::SQS::Queue
          Properties:
            DelaySeconds: %s
            VisibilityTimeout: %s
      """;

  @Test
  void anUpdateThatOnlyADefaultBringsMayBe() {
    for (String value : List.of("!Ref Delay", "!Sub '${Delay}'", "!If [Slow, 60, 1]")) {
      PlannedChange change =
          changes(QUEUE.formatted("30", value, 1), QUEUE.formatted("60", value, 1)).getFirst();

      assertThat(change.action()).as(value).isEqualTo(Action.UPDATE);
      assertThat(change.confidence()).as(value).isEqualTo(Confidence.POSSIBLE);
      assertThat(change.reason())
          .isEqualTo(
              "a stack that is there may keep the value that its parameter Delay has: the"
                  + " deployment decides whether it takes the new Default");
    }
  }

  @Test
  void whatIsWrittenBesideItIsAsSureAsEver() {
    PlannedChange change =
        changes(QUEUE.formatted("30", "!Ref Delay", 1), QUEUE.formatted("60", "!Ref Delay", 2))
            .getFirst();

    assertThat(change.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aReplacementThatOnlyADefaultBringsIsNone() {
    String named =
        "Parameters:\n  N: {Type: String, Default: %s}\nResources:\n  Q:\n"
            + "    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Ref N\n";

    PlannedChange change = changes(named.formatted("a"), named.formatted("b")).getFirst();

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(change.attributes().getFirst().forcesReplacement()).isTrue();
  }

  @Test
  void whatAConditionOfItBringsOrTakesMayComeOrGo() {
    String topics =
        """
        Parameters:
          Two: {Type: String, Default: "%s"}
        Conditions:
          Both: !Equals [!Ref Two, "yes"]
        Resources:
          A:
            Type: AWS::SNS::Topic
          B:
            Type: AWS::SNS::Topic
            Condition: Both
        """;
    String none = topics.formatted("no");
    String both = topics.formatted("yes");

    assertThat(changes(none, both))
        .extracting(PlannedChange::address, PlannedChange::action, PlannedChange::confidence)
        .containsExactlyInAnyOrder(
            tuple("A", Action.NO_OP, Confidence.CERTAIN),
            tuple("B", Action.CREATE, Confidence.POSSIBLE));
    assertThat(changes(both, none))
        .extracting(PlannedChange::address, PlannedChange::action, PlannedChange::confidence)
        .containsExactlyInAnyOrder(
            tuple("A", Action.NO_OP, Confidence.CERTAIN),
            tuple("B", Action.DESTROY, Confidence.POSSIBLE));
  }

  @Test
  void aNestedStackThatIsGivenItIsConcernedAsWell() {
    String outer =
        "Parameters:\n  D: {Type: String, Default: '%s'}\nResources:\n  N:\n"
            + "    Type: AWS::CloudFormation::Stack\n    Properties:\n"
            + "      TemplateURL: ./n.yaml\n      Parameters: {Delay: !Ref D}\n";
    String inner =
        "Parameters:\n  Delay: {Type: String}\nResources:\n  Q:\n"
            + "    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: !Ref Delay\n";

    assertThat(
            changes(
                graph(Map.of("t.yaml", outer.formatted("1"), "n.yaml", inner)),
                graph(Map.of("t.yaml", outer.formatted("2"), "n.yaml", inner))))
        .filteredOn(change -> change.type().equals("aws_sqs_queue"))
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(tuple(Action.UPDATE, Confidence.POSSIBLE));
  }

  @Test
  void whatAFileGivesOrAParameterThatIsNewIsCertain() {
    String bare =
        "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {DelaySeconds: 1}\n";
    Map<String, String> old = given("30");
    Map<String, String> now = given("60");

    assertThat(changes(graph(old), graph(now)).getFirst().confidence())
        .isEqualTo(Confidence.CERTAIN);
    assertThat(changes(bare, QUEUE.formatted("60", "!Ref Delay", 1)).getFirst().confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  private static Map<String, String> given(String delay) {
    return Map.of(
        "t.yaml",
        QUEUE.formatted("5", "!Ref Delay", 1),
        "p.json",
        "[{\"ParameterKey\": \"Delay\", \"ParameterValue\": \"" + delay + "\"}]");
  }

  private static List<PlannedChange> changes(String before, String after) {
    return changes(graph(Map.of("t.yaml", before)), graph(Map.of("t.yaml", after)));
  }

  private static List<PlannedChange> changes(Graph base, Graph head) {
    return PlanPredictor.predict(base, head, Budget.generous()).changes();
  }

  private static Graph graph(Map<String, String> files) {
    List<String> given = files.containsKey("p.json") ? List.of("p.json") : List.of();
    StackSpec spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", given, false);
    return StackReader.read(spec, SourceTree.ofText(files), Budget.generous());
  }
}
