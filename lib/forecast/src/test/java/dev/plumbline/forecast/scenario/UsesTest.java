package dev.plumbline.forecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Scenario.Loss;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is without what is lost. */
class UsesTest {
  @Test
  void whoSendsItsFailuresToALostQueueRunsOn() {
    String queues =
        """
        resource "aws_sqs_queue" "failed" {
          name = "failed"
        }
        resource "aws_sqs_queue" "jobs" {
          name           = "jobs"
          redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 3 })
        }
        resource "aws_lambda_function" "work" {
          function_name = "work"
          dead_letter_config {
            target_arn = aws_sqs_queue.failed.arn
          }
        }
        resource "aws_sqs_queue_redrive_allow_policy" "failed" {
          queue_url            = aws_sqs_queue.failed.id
          redrive_allow_policy = jsonencode({ sourceQueueArns = [aws_sqs_queue.jobs.arn] })
        }
        resource "aws_lambda_event_source_mapping" "work" {
          event_source_arn = aws_sqs_queue.jobs.arn
          function_name    = aws_lambda_function.work.arn
        }
        """;

    assertThat(without(Loss.QUEUE, "aws_sqs_queue.failed", queues))
        .extracting(Statement::effect, Statement::address, Statement::text)
        .containsExactly(
            tuple(
                Effect.SURVIVES,
                "aws_lambda_function.work",
                "runs on; what fails in it was sent here, and is lost"),
            tuple(
                Effect.SURVIVES,
                "aws_sqs_queue.jobs",
                "runs on; what fails in it was sent here, and is lost"));
    assertThat(without(Loss.QUEUE, "aws_sqs_queue.jobs", queues))
        .extracting(Statement::effect, Statement::address)
        .containsExactly(tuple(Effect.GOES_DOWN, "aws_lambda_event_source_mapping.work"));
  }

  @Test
  void whoReadsTheQueueThatItAlsoFailsToStops() {
    String function =
        """
        resource "aws_sqs_queue" "q" {
          name = "q"
        }
        resource "aws_lambda_function" "f" {
          function_name = "f"
          dead_letter_config {
            target_arn = aws_sqs_queue.q.arn
          }
          environment {
            variables = { QUEUE = aws_sqs_queue.q.url }
          }
        }
        """;

    assertThat(without(Loss.QUEUE, "aws_sqs_queue.q", function))
        .extracting(Statement::effect, Statement::address)
        .containsExactly(tuple(Effect.GOES_DOWN, "aws_lambda_function.f"));
  }

  @Test
  void aDocumentARoleAndATagDoNotRun() {
    String documents =
        """
        resource "aws_dynamodb_table" "orders" {
          name = "orders"
        }
        data "aws_iam_policy_document" "read" {
          statement {
            actions   = ["dynamodb:GetItem"]
            resources = [aws_dynamodb_table.orders.arn]
          }
        }
        resource "aws_iam_role" "app" {
          assume_role_policy = "{}"
          inline_policy {
            name   = "read"
            policy = data.aws_iam_policy_document.read.json
          }
        }
        resource "aws_lambda_function" "tagged" {
          function_name = "tagged"
          tags          = { table = aws_dynamodb_table.orders.name }
        }
        resource "aws_security_group" "s" {
          description = aws_dynamodb_table.orders.name
        }
        """;

    assertThat(without(Loss.DATABASE, "aws_dynamodb_table.orders", documents)).isEmpty();
  }

  @Test
  void theServiceIsNamedAndNotTheTaskThatItRuns() {
    String task =
        """
        resource "aws_db_instance" "orders" {
          identifier = "orders"
        }
        resource "aws_ecs_task_definition" "app" {
          family                = "app"
          container_definitions = jsonencode([{ name = "app", environment = [{ name = "HOST", value = aws_db_instance.orders.address }] }])
        }
        """;
    String service =
        """
        resource "aws_ecs_service" "app" {
          name            = "app"
          task_definition = aws_ecs_task_definition.app.arn
        }
        """;

    assertThat(without(Loss.DATABASE, "aws_db_instance.orders", task + service))
        .extracting(Statement::address, Statement::attribute)
        .containsExactly(tuple("aws_ecs_service.app", "task_definition"));
    assertThat(without(Loss.DATABASE, "aws_db_instance.orders", task))
        .extracting(Statement::address)
        .containsExactly("aws_ecs_task_definition.app");
  }

  @Test
  void whoReadsTheSecretWithItsAddressIsWithoutTheDatabase() {
    String secret =
        """
        resource "aws_db_instance" "orders" {
          identifier = "orders"
        }
        resource "aws_secretsmanager_secret" "orders" {
          name = "orders"
        }
        resource "aws_secretsmanager_secret_version" "orders" {
          secret_id     = aws_secretsmanager_secret.orders.id
          secret_string = jsonencode({ host = aws_db_instance.orders.address })
        }
        resource "aws_lambda_function" "app" {
          function_name = "app"
          environment {
            variables = { SECRET = aws_secretsmanager_secret.orders.arn }
          }
        }
        """;

    assertThat(without(Loss.DATABASE, "aws_db_instance.orders", secret))
        .extracting(Statement::address)
        .containsExactly("aws_lambda_function.app");
  }

  @Test
  void aKeyTakesWhatItEncryptsAndNobodyThatOnlyNamesIt() {
    String key =
        """
        resource "aws_kms_key" "k" {
        }
        resource "aws_kms_alias" "k" {
          name          = "alias/k"
          target_key_id = aws_kms_key.k.id
        }
        resource "aws_sqs_queue" "q" {
          kms_master_key_id = aws_kms_alias.k.name
        }
        resource "aws_s3_bucket" "b" {
          bucket = "b"
        }
        resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
          bucket = aws_s3_bucket.b.id
          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm     = "aws:kms"
              kms_master_key_id = aws_kms_key.k.arn
            }
          }
        }
        data "aws_iam_policy_document" "use" {
          statement {
            resources = [aws_kms_key.k.arn]
          }
        }
        resource "aws_iam_role_policy" "use" {
          role   = "app"
          policy = jsonencode({ Statement = [{ Resource = aws_kms_key.k.arn }] })
        }
        resource "aws_kms_grant" "use" {
          key_id = aws_kms_key.k.id
        }
        resource "aws_lambda_function" "app" {
          function_name = "app"
          environment {
            variables = { KEY = aws_kms_key.k.arn }
          }
        }
        """;

    assertThat(without(Loss.KEY, "aws_kms_key.k", key))
        .extracting(Statement::effect, Statement::address)
        .containsExactly(
            tuple(Effect.GOES_DOWN, "aws_s3_bucket.b"), tuple(Effect.GOES_DOWN, "aws_sqs_queue.q"));
  }

  /** What is said of others than the lost thing itself. */
  private static List<Statement> without(Loss loss, String subject, String source) {
    return new ScenarioSearch(
            PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", source))), Budget.generous())
        .all().stream()
            .filter(scenario -> scenario.loss() == loss && scenario.subject().equals(subject))
            .map(Scenario::statements)
            .flatMap(List::stream)
            .filter(statement -> !statement.address().equals(subject))
            .toList();
  }
}
