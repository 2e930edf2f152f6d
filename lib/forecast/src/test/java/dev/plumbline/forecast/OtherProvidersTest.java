package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of the providers without facts say. */
class OtherProvidersTest {
  @ParameterizedTest
  @CsvSource({
    "random_password, special = true",
    "random_password, min_upper = 0",
    "random_string, numeric = true",
    "random_pet, length = 2",
    "random_pet, separator = \"-\"",
    "tls_private_key, rsa_bits = 2048",
    "tls_private_key, ecdsa_curve = \"P224\"",
    "local_file, file_permission = \"0777\"",
  })
  void aDefaultThatIsWrittenDownChangesNothing(String type, String argument) {
    assertThat(plan(resource(type, ""), resource(type, argument)).get("x")).isEqualTo(Action.NO_OP);
    assertThat(plan(resource(type, argument), resource(type, "")).get("x")).isEqualTo(Action.NO_OP);
  }

  @ParameterizedTest
  @CsvSource({
    "random_password, special = false",
    "random_pet, length = 3",
    "tls_private_key, rsa_bits = 4096",
  })
  void anotherValueReplaces(String type, String argument) {
    assertThat(plan(resource(type, ""), resource(type, argument)).get("x"))
        .isEqualTo(Action.REPLACE);
    assertThat(plan(resource(type, argument), resource(type, "")).get("x"))
        .isEqualTo(Action.REPLACE);
  }

  private static final String OBJECT =
      """
      resource "aws_s3_object" "o" {
        bucket  = "code"
        key     = "app.zip"
        content = "%s"
        tags    = { a = "%s" }
      }
      resource "aws_lambda_function" "f" {
        function_name     = "f"
        role              = "arn:aws:iam::123456789012:role/x"
        s3_bucket         = "code"
        s3_key            = "app.zip"
        s3_object_version = aws_s3_object.o.version_id
      }
      """;

  @Test
  void tagsMakeNoOtherVersionOfAnObject() {
    assertThat(plan(OBJECT.formatted("a", "1"), OBJECT.formatted("a", "2")).get("f"))
        .isEqualTo(Action.NO_OP);
    assertThat(plan(OBJECT.formatted("a", "1"), OBJECT.formatted("b", "1")).get("f"))
        .isEqualTo(Action.UPDATE);
  }

  private static final String TEMPLATE =
      """
      resource "aws_launch_template" "t" {
        instance_type          = "%s"
        update_default_version = %s
      }
      resource "aws_autoscaling_group" "g" {
        min_size           = 1
        max_size           = 2
        availability_zones = ["us-east-1a"]
        launch_template {
          id      = aws_launch_template.t.id
          version = aws_launch_template.t.default_version
        }
      }
      """;

  @Test
  void theDefaultVersionOfALaunchTemplateFollowsWhereItIsToldTo() {
    for (boolean follows : new boolean[] {true, false}) {
      var plan =
          plan(TEMPLATE.formatted("t3.micro", follows), TEMPLATE.formatted("t3.small", follows));

      assertThat(plan.get("g")).isEqualTo(follows ? Action.UPDATE : Action.NO_OP);
    }
  }

  private static String resource(String type, String argument) {
    return "resource \"" + type + "\" \"x\" {\n  keepers = {}\n  " + argument + "\n}\n";
  }

  /** By the name of the block. */
  private static Map<String, Action> plan(String before, String after) {
    var base = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", before)));
    var head = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", after)));
    Map<String, Action> actions = new HashMap<>();
    PlanPredictor.predict(base, head, Budget.generous())
        .changes()
        .forEach(change ->
            actions.put(
                change.address().substring(change.address().indexOf('.') + 1), change.action()));
    return actions;
  }
}
