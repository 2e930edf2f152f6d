package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudFormation and Pulumi carry changes out in their own way. */
class OtherLanguagesTest {
  private static final String DATABASE =
      """
      AWSTemplateFormatVersion: "2010-09-09"
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
      %s    Properties:
            DBInstanceClass: %s
            StorageEncrypted: %s
      """;

  private static final String TOPIC =
      """
      name: p
      runtime: yaml
      resources:
        topic:
          type: aws:sns:Topic
          properties: {displayName: %s, fifoTopic: %s}
          options: {%s}
      """;

  @Test
  void cloudFormationReplacesWhatItSaysItself() {
    PlannedChange inPlace = template(database("", "a", false), database("", "b", false));
    PlannedChange replaced = template(database("", "a", false), database("", "a", true));

    assertThat(inPlace.action()).isEqualTo(Action.UPDATE);
    assertThat(inPlace.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(replaced.action()).isEqualTo(Action.REPLACE);
    assertThat(replaced.forcedBy()).isEqualTo("storage_encrypted");
  }

  @Test
  void someInterruptionIsSaidAsSuch() {
    PlannedChange change = template(instance("t3.micro"), instance("t3.large"));

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(change.reason()).contains("some interruption");
  }

  @Test
  void aTypeThatTerraformDoesNotHaveIsDecidedToo() {
    String widget = "Resources:\n  A:\n    Type: AWS::AppTest::TestCase\n    Properties:\n";

    PlannedChange change = template(widget + "      Name: a\n", widget + "      Name: b\n");

    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aPropertyThatIsLeftOutChanges() {
    String timeout = "      MonitoringInterval: 60\n";

    PlannedChange change = template(database("", "a", true) + timeout, database("", "a", true));

    assertThat(change.action()).isEqualTo(Action.UPDATE);
  }

  @Test
  void anUpdateReplacePolicyLeavesTheOldOne() {
    String retain = "    UpdateReplacePolicy: Retain\n";
    Danger lost = danger(database("", "a", false), database("", "a", true));
    Danger left = danger(database(retain, "a", false), database(retain, "a", true));

    assertThat(lost.text()).contains("what it holds is lost");
    assertThat(lost.stands()).isTrue();
    assertThat(left.text()).contains("the old one is left where it is");
    assertThat(left.stands()).isFalse();
  }

  @Test
  void aDatabaseThatIsTakenOutLeavesASnapshotUnlessItsPolicySaysOtherwise() {
    String none = "Resources: {}\n";
    String member = database("", "a", true) + "      DBClusterIdentifier: c\n";

    Danger kept = danger(database("", "a", true), none);
    Danger deleted = danger(database("    DeletionPolicy: Delete\n", "a", true), none);
    Danger replaced = danger(database("", "a", false), database("", "a", true));

    assertThat(kept.text()).contains("left in a final snapshot only");
    assertThat(kept.safeguards())
        .contains("CloudFormation takes a snapshot first, as no DeletionPolicy says otherwise.")
        .doesNotContain("A final snapshot is taken first.", "No final snapshot is taken.");
    assertThat(deleted.text()).contains("what it holds is lost");
    assertThat(deleted.safeguards()).doesNotContain("A final snapshot is taken first.");
    assertThat(replaced.text()).contains("what it holds is lost");
    assertThat(danger(member, none).text()).doesNotContain("snapshot");
  }

  @Test
  void aPolicyThatOnlyTheDeploymentKnowsLeavesOpenWhatIsLost() {
    String parameter = "Parameters:\n  P: {Type: String}\n";
    String open = "    UpdateReplacePolicy: !Ref P\n    DeletionPolicy: !Ref P\n";
    String before = parameter + database(open, "a", false);

    Danger replaced = danger(before, parameter + database(open, "a", true));
    PlannedChange gone = template(before, parameter + "Resources: {}\n");

    assertThat(replaced.text()).contains("what it holds may be lost");
    assertThat(replaced.stands()).isFalse();
    assertThat(gone.action()).isEqualTo(Action.UNKNOWN);
    assertThat(gone.reason()).contains("DeletionPolicy");
  }

  @Test
  void whatPulumiProtectsCanNotBeDestroyed() {
    String guarded = TOPIC.formatted("a", "false", "protect: true");

    PlannedChange gone = pulumi(guarded, "name: p\nruntime: yaml\nresources: {}\n");

    assertThat(gone.action()).isEqualTo(Action.DESTROY);
    assertThat(gone.reason()).contains("protect stands against it");
  }

  @Test
  void whatPulumiRetainsIsForgotten() {
    String retained = TOPIC.formatted("a", "false", "retainOnDelete: true");

    PlannedChange gone = pulumi(retained, "name: p\nruntime: yaml\nresources: {}\n");

    assertThat(gone.action()).isEqualTo(Action.FORGET);
  }

  @Test
  void pulumiReplacesWhereItIsAskedTo() {
    String asks = "replaceOnChanges: [displayName]";

    assertThat(pulumi(topic("a", asks), topic("b", asks)).action()).isEqualTo(Action.REPLACE);
    assertThat(pulumi(topic("a", "protect: false"), topic("b", "protect: false")).action())
        .isEqualTo(Action.UPDATE);
  }

  @Test
  void pulumiIgnoresWhatItIsToldTo() {
    String ignores = "ignoreChanges: [displayName]";

    assertThat(pulumi(topic("a", ignores), topic("b", ignores)).action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void pulumiDeletesFirstOnlyWhereItIsTold() {
    String first = "deleteBeforeReplace: true";

    assertThat(fifo("protect: false").createBeforeDestroy()).isTrue();
    assertThat(fifo(first).createBeforeDestroy()).isFalse();
  }

  private static PlannedChange fifo(String options) {
    return pulumi(TOPIC.formatted("a", "false", options), TOPIC.formatted("a", "true", options));
  }

  @Test
  void anAliasIsTheSameResourceUnderItsNewName() {
    String before = topic("a", "protect: false");
    String byName = renamed("aliases: [{name: topic}]");
    String byUrn = renamed("aliases: ['urn:pulumi:dev::p::aws:sns/topic:Topic::topic']");

    assertThat(pulumi(before, byName).action()).isEqualTo(Action.MOVE);
    assertThat(pulumi(before, byName).previousAddress()).isEqualTo("topic");
    assertThat(pulumi(before, byUrn).action()).isEqualTo(Action.MOVE);
    assertThat(pulumi(before, renamed("protect: false")).action()).isEqualTo(Action.CREATE);
  }

  private static String renamed(String options) {
    return topic("a", options).replace("  topic:", "  news:");
  }

  private static String topic(String name, String options) {
    return TOPIC.formatted(name, "false", options);
  }

  private static String database(String policy, String type, boolean encrypted) {
    return DATABASE.formatted(policy, type, encrypted);
  }

  private static String instance(String type) {
    return "Resources:\n  A:\n    Type: AWS::EC2::Instance\n    Properties:\n      InstanceType: "
        + type
        + "\n";
  }

  private static PlannedChange template(String before, String after) {
    return PlanPredictor.predict(cloudFormation(before), cloudFormation(after), Budget.generous())
        .changes()
        .getFirst();
  }

  private static Danger danger(String before, String after) {
    Graph base = cloudFormation(before);
    Graph head = cloudFormation(after);
    var plan = PlanPredictor.predict(base, head, Budget.generous());
    var words = new Words("t.yaml", true, List.of(), List.of(), LocalDate.EPOCH);
    return new DangerSearch(base, head, words, Readers.NONE).in(plan).getFirst();
  }

  private static Graph cloudFormation(String text) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }

  private static PlannedChange pulumi(String before, String after) {
    return PlanPredictor.predict(program(before), program(after), Budget.generous())
        .changes()
        .getFirst();
  }

  private static Graph program(String text) {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "dev", List.of(), false);
    return StackReader.read(
        stack, SourceTree.ofText(Map.of("Pulumi.yaml", text)), Budget.generous());
  }
}
