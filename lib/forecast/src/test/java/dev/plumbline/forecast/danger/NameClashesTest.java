package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.Renaming;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name that a change takes away and gives anew. */
class NameClashesTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String GROUP =
      """
      resource "aws_cloudwatch_log_group" "%s" {
        name              = "%s"
        retention_in_days = %d
        kms_key_id        = "%s"
        log_group_class   = "%s"
      }
      """;
  private static final String OLD = GROUP.formatted("old", "/app/a", 30, "k1", "STANDARD");
  private static final String NEW = GROUP.formatted("made", "/app/a", 7, "k2", "INFREQUENT_ACCESS");

  @Test
  void aNameThatGoesAndComesIsToldWithBothAddresses() {
    assertThat(clashes(OLD, NEW))
        .singleElement()
        .satisfies(danger -> {
          assertThat(danger.kind()).isEqualTo(Danger.Kind.REFUSED);
          assertThat(danger.decisive()).isFalse();
          assertThat(danger.address()).isEqualTo("aws_cloudwatch_log_group.made");
          assertThat(danger.text())
              .isEqualTo(
                  "aws_cloudwatch_log_group.made and aws_cloudwatch_log_group.old are both named"
                      + " /app/a, and nothing says that the second one goes first: the first apply may"
                      + " fail.");
        });
  }

  @Test
  void whatIsFoundToBeRenamedNeedsItsBlockOnly() {
    String queue = "resource \"aws_sqs_queue\" \"%s\" {\n  name = \"jobs\"\n}\n";

    assertThat(clashes(queue.formatted("jobs"), queue.formatted("work"))).isEmpty();
  }

  @Test
  void anotherNameAnUnknownOneAndAnotherPlaceAreNone() {
    String other = NEW.replace("/app/a", "/app/b");
    String unknown = "variable \"name\" {\n}\n" + NEW.replace("\"/app/a\"", "var.name");
    String west = NEW.replace("retention", "provider = aws.west\n  retention");
    String region = NEW.replace("retention", "region = \"eu-west-1\"\n  retention");

    for (String head : List.of(other, unknown, west, region)) {
      assertThat(clashes(OLD, head)).as(head).isEmpty();
    }
  }

  @Test
  void aModuleUsesTheSameAccount() {
    Graph base = graph(Map.of("main.tf", OLD));
    Graph head =
        graph(
            Map.of(
                "main.tf", "module \"logs\" {\n  source = \"./logs\"\n}\n", "logs/main.tf", NEW));

    assertThat(clashes(base, head))
        .extracting(Danger::address)
        .containsExactly("module.logs.aws_cloudwatch_log_group.made");
  }

  @Test
  void whatIsOnlyForgottenKeepsItsName() {
    String forgotten =
        """
        removed {
          from = aws_cloudwatch_log_group.old
          lifecycle {
            destroy = false
          }
        }
        """;

    assertThat(clashes(OLD, NEW + forgotten))
        .extracting(Danger::text)
        .containsExactly(
            "aws_cloudwatch_log_group.made and aws_cloudwatch_log_group.old are both named /app/a,"
                + " and the second one is only forgotten and stays: the apply fails.");
  }

  @Test
  void theNewOneOfTheSameNameCannotComeFirst() {
    String table =
        """
        resource "aws_dynamodb_table" "carts" {
          name     = "carts"
          hash_key = "%s"
          lifecycle {
            create_before_destroy = %s
          }
        }
        """;

    assertThat(clashes(table.formatted("id", "true"), table.formatted("key", "true")))
        .extracting(Danger::text)
        .containsExactly(
            "aws_dynamodb_table.carts is replaced by one that is named carts as well, and the new"
                + " one is created first: the apply fails.");
    assertThat(clashes(table.formatted("id", "false"), table.formatted("key", "false"))).isEmpty();
  }

  @Test
  void cloudFormationDeletesLast() {
    String template =
        """
        Resources:
          %s:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: carts
              KeySchema: [{AttributeName: %s, KeyType: HASH}]
              AttributeDefinitions: [{AttributeName: %2$s, AttributeType: S}]
              BillingMode: %s
        """;

    assertThat(
            clashes(
                template(template.formatted("Old", "id", "PROVISIONED")),
                template(template.formatted("Made", "key", "PAY_PER_REQUEST"))))
        .extracting(Danger::text)
        .containsExactly(
            "Made and Old are both named carts, and CloudFormation deletes the second one last: the"
                + " apply fails.");
    assertThat(
            clashes(
                template(template.formatted("Old", "id", "PROVISIONED")),
                template(template.formatted("Old", "key", "PROVISIONED"))))
        .extracting(Danger::text)
        .containsExactly(
            "Old is replaced by one that is named carts as well, and the new one is created first:"
                + " the apply fails.");
  }

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket, bucket, force_destroy",
    "aws_iam_role, name, force_detach_policies",
    "google_storage_bucket, name, force_destroy",
    "azurerm_storage_account, name, is_hns_enabled",
  })
  void soItIsOfOtherTypes(String type, String name, String flag) {
    String resource =
        "resource \"" + type + "\" \"%s\" {\n  " + name + " = \"one\"\n  " + flag + " = %s\n%s}\n";

    assertThat(
            clashes(
                resource.formatted("a", "true", "  tags = {\n    a = 1\n  }\n"),
                resource.formatted("b", "false", "  tags = {\n    b = 1\n  }\n")))
        .extracting(Danger::address)
        .containsExactly(type + ".b");
  }

  @Test
  void eachNameIsAnAttributeThatTheProviderHas() {
    UniqueNames.all()
        .forEach((type, attributes) -> {
          ResourceFacts facts = Objects.requireNonNull(Facts.bundled().described(type), type);
          attributes.forEach(
              name -> assertThat(facts.attribute(name)).as(type + " " + name).isNotNull());
        });
  }

  private static List<Danger> clashes(String before, String after) {
    return clashes(graph(Map.of("main.tf", before)), graph(Map.of("main.tf", after)));
  }

  private static List<Danger> clashes(Graph base, Graph head) {
    Budget budget = Budget.generous();
    return new NameClashes(base, head, WORDS)
        .in(PlanPredictor.predict(base, head, budget), Renaming.of(base, head, budget).found());
  }

  private static Graph template(String text) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("t.yaml", text)),
        Budget.generous());
  }

  private static Graph graph(Map<String, String> files) {
    return PredictedPairs.graph(SourceTree.ofText(files));
  }
}
