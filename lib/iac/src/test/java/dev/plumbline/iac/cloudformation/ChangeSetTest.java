package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.plan.SuppliedPlan.Step;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form is that of the API reference: DescribeChangeSet and the types that it names. */
class ChangeSetTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Class: {Type: String}
      Resources:
        Bucket:
          Type: AWS::S3::Bucket
          Properties:
            VersioningConfiguration: {Status: Enabled}
            BucketEncryption:
              ServerSideEncryptionConfiguration:
                - ServerSideEncryptionByDefault: {SSEAlgorithm: aws:kms}
        Db:
          Type: AWS::RDS::DBInstance
          Properties: {DBInstanceClass: !Ref Class, Engine: postgres}
        Queue: {Type: 'AWS::SQS::Queue'}
      """;

  @Test
  void each_action_is_the_one_that_a_plan_has_for_it() {
    assertThat(step("\"Action\": \"Add\"").action()).isEqualTo(Action.CREATE);
    assertThat(step("\"Action\": \"Remove\"").action()).isEqualTo(Action.DESTROY);
    assertThat(step("\"Action\": \"Remove\", \"PolicyAction\": \"Snapshot\"").action())
        .isEqualTo(Action.DESTROY);
    assertThat(step("\"Action\": \"Remove\", \"PolicyAction\": \"Retain\"").action())
        .isEqualTo(Action.FORGET);
    assertThat(step("\"Action\": \"Import\"").action()).isEqualTo(Action.NO_OP);
    assertThat(step("\"Action\": \"SyncWithActual\"").action()).isEqualTo(Action.NO_OP);
    assertThat(step("\"Action\": \"Dynamic\"").action()).isEqualTo(Action.UNKNOWN);
    assertThat(step("\"Action\": \"Modify\", \"Replacement\": \"False\"").action())
        .isEqualTo(Action.UPDATE);
  }

  @Test
  void a_replacement_names_the_attribute_that_forces_it_in_the_words_of_the_graph() {
    Step step =
        step(
            """
            "Action": "Modify", "Replacement": "True", "PolicyAction": "ReplaceAndDelete",
            "Details": [
              {"Target": {"Attribute": "Properties", "Name": "DBInstanceIdentifier",
                "RequiresRecreation": "Always", "BeforeValue": "a", "AfterValue": "b",
                "Path": "/Properties/DBInstanceIdentifier", "AttributeChangeType": "Modify"},
               "Evaluation": "Static", "ChangeSource": "DirectModification"},
              {"Target": {"Attribute": "Properties", "Name": "DBInstanceClass",
                "RequiresRecreation": "Never"},
               "Evaluation": "Dynamic", "ChangeSource": "ParameterReference",
               "CausingEntity": "Class"}]
            """);

    assertThat(step.action()).isEqualTo(Action.REPLACE);
    assertThat(step.type()).isEqualTo("aws_db_instance");
    assertThat(step.createsFirst()).isTrue();
    assertThat(step.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(step.forcing()).containsExactly("identifier");
    assertThat(step.attributes())
        .containsExactly(new AttributeChange("identifier", "a", "b", true));
    assertThat(step.range().file()).isEqualTo("changes.json");
  }

  @Test
  void a_replacement_that_depends_is_possible_only() {
    Step step = step("\"Action\": \"Modify\", \"Replacement\": \"Conditional\"");

    assertThat(step.action()).isEqualTo(Action.REPLACE);
    assertThat(step.confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void secrets_are_masked_and_places_below_an_attribute_are_kept() {
    Step step =
        step(
            """
            "Action": "Modify", "Replacement": "False", "Details": [
              {"Target": {"Attribute": "Properties", "Name": "MasterUserPassword",
                "BeforeValue": "old-one", "AfterValue": "new-one"}},
              {"Target": {"Attribute": "Tags", "Path": "/Properties/Tags/0/Value",
                "BeforeValue": "x", "AfterValue": "y"}}]
            """);

    assertThat(step.attributes())
        .containsExactly(
            new AttributeChange("password", "(sensitive)", "(sensitive)", false),
            new AttributeChange("tags[0].Value", "x", "y", false));
  }

  @Test
  void what_only_concerns_the_stack_changes_no_resource() {
    Step step =
        step(
            """
            "Action": "Modify", "Replacement": "False", "Scope": ["Metadata"],
            "Details": [{"Target": {"Attribute": "Metadata", "RequiresRecreation": "Never"}}]
            """);

    assertThat(step.action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void a_property_that_is_a_resource_of_its_own_has_its_own_step() {
    Graph head = read(TEMPLATE);
    Graph base = read(TEMPLATE.replace("VersioningConfiguration: {Status: Enabled}", "Tags: []"));
    String changes =
        changes(
            """
            {"Type": "Resource", "ResourceChange": {"Action": "Modify", "Replacement": "False",
              "LogicalResourceId": "Bucket", "ResourceType": "AWS::S3::Bucket", "Details": [
                {"Target": {"Attribute": "Properties", "Name": "VersioningConfiguration"}}]}}
            """);

    SuppliedPlan plan = changeSet(changes).plan(head, base);

    assertThat(plan.steps())
        .extracting(Step::address, Step::action)
        .containsExactlyInAnyOrder(
            tuple("Bucket", Action.NO_OP),
            tuple("Bucket/VersioningConfiguration", Action.CREATE),
            tuple("Bucket/BucketEncryption", Action.NO_OP));
  }

  @Test
  void one_beside_the_template_gives_its_parameters() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                TEMPLATE,
                "changes.json",
                changes(change("Db", "\"Action\": \"Add\"")),
                "other.json",
                changes(change("Elsewhere", "\"Action\": \"Add\"")).replace("db.m5", "db.x9")));

    assertThat(value(graph, "Db", "instance_class")).isEqualTo(Value.of("db.m5"));
  }

  @Test
  void a_hidden_parameter_is_not_known() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                TEMPLATE,
                "changes.json",
                changes(change("Db", "\"Action\": \"Add\"")).replace("db.m5", "****")));

    assertThat(value(graph, "Db", "instance_class")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void of_two_that_fit_the_one_named_as_the_template_counts() {
    String other = changes(change("Db", "\"Action\": \"Add\"")).replace("db.m5", "db.x9");

    Graph graph =
        read(
            Map.of(
                "t.yaml",
                TEMPLATE,
                "a.json",
                other.replace("\"shop\"", "\"else\""),
                "b.json",
                changes(change("Db", "\"Action\": \"Add\"")).replace("\"shop\"", "\"prod-t\"")));

    assertThat(value(graph, "Db", "instance_class")).isEqualTo(Value.of("db.m5"));
  }

  @Test
  void it_speaks_of_the_whole_stack_unless_it_is_cut_off_or_failed_or_nests() {
    String whole = changes(change("Db", "\"Action\": \"Add\""));

    assertThat(complete(whole)).isTrue();
    assertThat(complete(whole.replace("\"StackName\"", "\"NextToken\": \"n\", \"StackName\"")))
        .isFalse();
    assertThat(complete(whole.replace("CREATE_COMPLETE", "FAILED"))).isFalse();
    assertThat(complete(whole.replace("AWS::RDS::DBInstance", "AWS::CloudFormation::Stack")))
        .isFalse();
    assertThat(
            complete(
                whole.replace(
                    "\"CREATE_COMPLETE\"",
                    "\"FAILED\", \"StatusReason\": \"The submitted information didn't contain"
                        + " changes.\"")))
        .isTrue();
  }

  @Test
  void what_is_no_change_set_is_none() {
    assertThat(ChangeSet.isOne("{\"Changes\": []}".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(ChangeSet.isOne("[\"Changes\", \"ChangeSetId\"]".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
    assertThat(ChangeSet.isOne("{\"Changes\": [, \"ChangeSetId\"".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  @Test
  void a_secret_is_hidden_wherever_in_a_property_it_stands() {
    String user =
        """
        {"Type": "Resource", "ResourceChange": {
          "Action": "Modify", "LogicalResourceId": "User", "Replacement": "False",
          "ResourceType": "AWS::ElastiCache::User", "Details": [
            {"Target": {"Attribute": "Properties", "Name": "AuthenticationMode",
              "RequiresRecreation": "Never", "Path": "/Properties/AuthenticationMode",
              "AfterValue": "{\\"Passwords\\":[\\"wombat-4711\\"]}"}},
            {"Target": {"Attribute": "Properties", "Name": "AuthenticationMode",
              "RequiresRecreation": "Never", "Path": "/Properties/AuthenticationMode/Passwords/0",
              "BeforeValue": "heron-0815", "AfterValue": "wombat-4711"}},
            {"Target": {"Attribute": "Properties", "Name": "UserName",
              "RequiresRecreation": "Never", "Path": "/Properties/UserName",
              "BeforeValue": "api_key=heron-0815", "AfterValue": "app"}}]}}
        """;

    Step step = changeSet(changes(user)).plan(read(TEMPLATE), null).steps().getFirst();

    assertThat(step.attributes()).extracting(AttributeChange::after).contains("app");
    assertThat(step.toString()).doesNotContain("wombat-4711").doesNotContain("heron-0815");
  }

  private static boolean complete(String changes) {
    return changeSet(changes).plan(read(TEMPLATE), null).complete();
  }

  private static Step step(String change) {
    return changeSet(changes(change("Db", change))).plan(read(TEMPLATE), null).steps().getFirst();
  }

  private static String change(String id, String change) {
    return """
    {"Type": "Resource", "ResourceChange": {
      "LogicalResourceId": "%s", "ResourceType": "AWS::RDS::DBInstance", %s}}
    """
        .formatted(id, change);
  }

  private static String changes(String entries) {
    return """
    {"ChangeSetName": "c", "ChangeSetId": "arn:aws:cloudformation:eu-west-1:111122223333:changeSet/c",
     "StackName": "shop", "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE",
     "Parameters": [{"ParameterKey": "Class", "ParameterValue": "db.m5"}],
     "Changes": [%s]}
    """
        .formatted(entries);
  }

  private static ChangeSet changeSet(String text) {
    return ChangeSet.read("changes.json", text.getBytes(StandardCharsets.UTF_8), Budget.generous())
        .orElseThrow();
  }
}
