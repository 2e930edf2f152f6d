package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What keeps its name and is no longer what it was. */
class IdentityTest {
  private static final String TABLE =
      """
      provider "aws" {
      %s
      }
      provider "aws" {
        alias  = "eu"
        region = "eu-west-1"
      }
      resource "aws_dynamodb_table" "t" {
        %s
        name         = "t"
        billing_mode = "PAY_PER_REQUEST"
      }
      resource "aws_iam_role" "r" {
        assume_role_policy = "{}"
      }
      data "aws_vpc" "v" {
        default = true
      }
      resource "terraform_data" "d" {
        input = data.aws_vpc.v.id
      }
      """;

  private static final String ROLE = "assume_role {\n role_arn = \"arn:aws:iam::%s:role/%s\"\n}";

  private static final String EAST = "region = \"us-east-1\"";

  @Test
  void aMoveToAnotherTypeIsUpToTheProvider() {
    String moved = "moved {\n  from = %1$s.o\n  to = %2$s.o\n}\nresource \"%2$s\" \"o\" {\n}\n";

    var cluster =
        terraform(
            "resource \"aws_db_instance\" \"o\" {\n}\n",
            moved.formatted("aws_db_instance", "aws_rds_cluster"));
    var data =
        terraform(
            "resource \"null_resource\" \"o\" {\n}\n",
            moved.formatted("null_resource", "terraform_data"));

    assertThat(cluster.get("aws_rds_cluster.o").action()).isEqualTo(Action.UNKNOWN);
    assertThat(cluster.get("aws_rds_cluster.o").confidence()).isEqualTo(Confidence.POSSIBLE);
    assertThat(cluster.get("aws_rds_cluster.o").reason())
        .contains("Terraform refuses this unless the provider converts it");
    assertThat(data.get("terraform_data.o").action()).isEqualTo(Action.MOVE);
  }

  @Test
  void anotherRegionOfTheProviderLeavesOpenWhatHappens() {
    var plan = terraform(table(EAST, ""), table("region = \"us-west-2\"", ""));

    assertThat(plan.get("aws_dynamodb_table.t").action()).isEqualTo(Action.UNKNOWN);
    assertThat(plan.get("aws_dynamodb_table.t").reason())
        .contains("its provider has another region now", "leaves this one behind");
    assertThat(plan.get("aws_iam_role.r").action()).isEqualTo(Action.NO_OP);
    assertThat(plan.get("terraform_data.d").action()).isEqualTo(Action.UPDATE);
    assertThat(plan.get("terraform_data.d").confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void anotherProviderLeavesOpenWhatHappens() {
    var plan = terraform(table(EAST, ""), table(EAST, "provider = aws.eu"));

    assertThat(plan.get("aws_dynamodb_table.t").action()).isEqualTo(Action.UNKNOWN);
    assertThat(plan.get("terraform_data.d").action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void anotherNameOfTheSameConfigurationChangesNothing() {
    String same = "region = \"eu-west-1\"";

    var plan = terraform(table(same, ""), table(same, "provider = aws.eu"));

    assertThat(plan.get("aws_dynamodb_table.t").action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void aRegionThatTheResourceSaysItselfGoesBefore() {
    var plan = terraform(table(EAST, EAST), table("region = \"us-west-2\"", EAST));

    assertThat(plan.get("aws_dynamodb_table.t").action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void anotherAccountCountsAndAnotherRoleInItDoesNot() {
    String before = table(EAST + "\n" + ROLE.formatted("111111111111", "a"), "");
    String role = table(EAST + "\n" + ROLE.formatted("111111111111", "b"), "");
    String account = table(EAST + "\n" + ROLE.formatted("222222222222", "a"), "");

    assertThat(terraform(before, role).get("aws_dynamodb_table.t").action())
        .isEqualTo(Action.NO_OP);
    assertThat(terraform(before, account).get("aws_dynamodb_table.t").reason())
        .contains("another account");
    assertThat(terraform(before, account).get("aws_iam_role.r").action()).isEqualTo(Action.UNKNOWN);
  }

  @Test
  void writingDownTheRegionThatTheEnvironmentSaidChangesNothing() {
    var plan = terraform(table("", ""), table(EAST, ""));

    assertThat(plan.get("aws_dynamodb_table.t").action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void anotherNameOfAnUnknownConfigurationLeavesOpenWhatHappens() {
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n%s}\n";
    String alias = "provider \"aws\" {\n  alias = \"eu\"\n  region = \"eu-west-1\"\n}\n";
    String monitor = "resource \"datadog_monitor\" \"m\" {\n%s}\n";
    String site = "provider \"datadog\" {\n  alias = \"eu\"\n  api_url = \"https://eu\"\n}\n";

    var declared = terraform(queue.formatted(""), queue.formatted("  provider = aws.eu\n") + alias);
    var open = terraform(queue.formatted(""), queue.formatted("  provider = aws.eu\n"));
    var other =
        terraform(
            site + monitor.formatted(""), site + monitor.formatted("  provider = datadog.eu\n"));

    assertThat(declared.get("aws_sqs_queue.q").reason()).contains("another region");
    assertThat(open.get("aws_sqs_queue.q").reason()).contains("another configuration");
    assertThat(other.get("datadog_monitor.m").reason()).contains("another configuration");
  }

  @Test
  void anotherTypeUnderTheSameLogicalIdIsRefused() {
    String template = "Resources:\n  Thing:\n    Type: %s\n";

    PlannedChange change =
        cloudFormation(
            template.formatted("AWS::SQS::Queue"), template.formatted("AWS::SNS::Topic"));
    PlannedChange transformed =
        cloudFormation(
            template.formatted("AWS::Serverless::SimpleTable"),
            template.formatted("AWS::DynamoDB::Table"));

    assertThat(change.action()).isEqualTo(Action.UNKNOWN);
    assertThat(change.reason()).contains("CloudFormation refuses another type");
    assertThat(transformed.reason()).doesNotContain("refuses");
  }

  private static final String PROGRAM =
      """
      name: shop
      runtime: yaml
      resources:
        bucket:
          type: aws:s3:Bucket
        other:
          type: aws:s3:Bucket
        thing:
          type: %s
          options: {%s}
      """;

  @Test
  void anotherTypeIsAnotherUrn() {
    PlannedChange change =
        pulumi(program("aws:sqs:Queue", ""), program("aws:sns:Topic", "protect: false"));

    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(change.forcedBy()).isEqualTo("urn");
    assertThat(change.stateful()).isTrue();
    assertThat(pulumi(program("aws:sqs:Queue", ""), program("aws:sqs/queue:Queue", "")).action())
        .isEqualTo(Action.NO_OP);
  }

  @Test
  void aParentOfAnotherTypeIsAnotherUrn() {
    String alone = program("aws:sqs:Queue", "");
    String child = program("aws:sqs:Queue", "parent: '${bucket}'");
    String second = program("aws:sqs:Queue", "parent: '${other}'");

    assertThat(pulumi(alone, child).action()).isEqualTo(Action.REPLACE);
    assertThat(pulumi(child, alone).action()).isEqualTo(Action.REPLACE);
    assertThat(pulumi(child, second).action()).isEqualTo(Action.NO_OP);
  }

  @Test
  void anAliasSaysThatItIsTheSame() {
    String before = program("aws:sqs:Queue", "");
    String aliases = "parent: '${bucket}', aliases: [%s]";

    for (String alias :
        List.of("{noParent: true}", "'urn:pulumi:dev::shop::aws:sqs/queue:Queue::thing'")) {
      String after = program("aws:sqs:Queue", aliases.formatted(alias));
      assertThat(pulumi(before, after).action()).isEqualTo(Action.NO_OP);
    }
  }

  @Test
  void anotherVersionOfAnApiIsTheSameObject() {
    var stack = new StackSpec(StackSpec.Kind.KUBERNETES, "", "", List.of(), false);
    String manifest = "apiVersion: example.com/%s\nkind: Widget\nmetadata: {name: a}\n";

    var plan = plan(stack, "m.yaml", manifest.formatted("v1beta1"), manifest.formatted("v1"));

    assertThat(plan.changes().values())
        .isNotEmpty()
        .noneMatch(change -> change.action() == Action.REPLACE);
  }

  private static String table(String provider, String argument) {
    return TABLE.formatted(provider, argument);
  }

  private static String program(String type, String options) {
    return PROGRAM.formatted(type, options);
  }

  private static Plan terraform(String before, String after) {
    return plan(StackSpec.terraform(""), "main.tf", before, after);
  }

  private static PlannedChange cloudFormation(String before, String after) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return plan(stack, "t.yaml", before, after).changes().values().iterator().next();
  }

  private static PlannedChange pulumi(String before, String after) {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "dev", List.of(), false);
    return plan(stack, "Pulumi.yaml", before, after).get("thing");
  }

  private static Plan plan(StackSpec stack, String file, String before, String after) {
    Map<String, PlannedChange> changes = new LinkedHashMap<>();
    PlanPredictor.predict(graph(stack, file, before), graph(stack, file, after), Budget.generous())
        .changes()
        .forEach(change -> changes.put(change.address(), change));
    return new Plan(changes);
  }

  /** By address. */
  private record Plan(Map<String, PlannedChange> changes) {
    PlannedChange get(String address) {
      return Objects.requireNonNull(changes.get(address), address);
    }
  }

  private static Graph graph(StackSpec stack, String file, String text) {
    return StackReader.read(stack, SourceTree.ofText(Map.of(file, text)), Budget.generous());
  }
}
