package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New keys of queues, topics, tables and secrets, and those who could not use them. */
class HeldKeyFixesTest {
  private static final String QUEUE_KEY = "aws/sqs/kms-encryption";

  private static final String QUEUE =
      """
      data "aws_caller_identity" "me" {}

      variable "region" {
        type = string
      }

      resource "aws_sqs_queue" "orders" {
        name                    = "orders"
        sqs_managed_sse_enabled = true
      }
      """;

  private static final String ROLE =
      """
      resource "aws_iam_role" "worker" {
        name = "worker"
        assume_role_policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = { Service = "ecs-tasks.amazonaws.com" }
            Action    = "sts:AssumeRole"
          }]
        })
      }
      resource "aws_iam_role_policy" "worker" {
        name = "worker"
        role = aws_iam_role.worker.id
        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect   = "Allow"
            Action   = %s
            Resource = %s
          }]
        })
      }
      """;

  private static String worker(String actions, String resource) {
    return ROLE.formatted(actions, resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_sqs_queue.orders.arn",
        "\"*\"",
        "\"arn:aws:sqs:eu-west-1:111122223333:orders\"",
        "\"arn:aws:sqs:*:*:ord*\"",
        "\"arn:aws:sqs:${var.region}:${data.aws_caller_identity.me.account_id}:orders\"",
        "[\"arn:aws:s3:::a/*\", \"arn:aws:sqs:eu-west-1:111122223333:orders\"]"
      })
  void aWorkerWithoutARightOnKeysHoldsTheKeyBackHoweverItNamesTheQueue(String resource) {
    assertHeld(
        only(QUEUE_KEY, QUEUE + worker("\"sqs:ReceiveMessage\"", resource)),
        "aws_iam_role_policy.worker lets somebody use it");
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:ReceiveMessage, arn:aws:sqs:eu-west-1:111122223333:other",
    "sqs:ReceiveMessage, arn:aws:sns:eu-west-1:111122223333:orders",
    "sqs:ListQueues, *",
    "sqs:ReceiveMessage, arn:aws:sqs:${var.region}:${data.aws_caller_identity.me.account_id}:no",
    "sqs:ReceiveMessage, arn:aws:sqs:eu-west-1:111122223333:${var.region}",
    "s3:GetObject, *"
  })
  void oneWithRightsElsewhereDoesNot(String action, String resource) {
    String worker = worker('"' + action + '"', '"' + resource + '"');

    assertThat(only(QUEUE_KEY, QUEUE + worker).verified()).isTrue();
  }

  @Test
  void whatItsOtherPoliciesGrantCounts() {
    String keys =
        """
        resource "aws_iam_role_policy" "keys" {
          name = "keys"
          role = aws_iam_role.worker.id
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{ Effect = "Allow", Action = "%s", Resource = "%s" }]
          })
        }
        """;
    String reader = QUEUE + worker("\"sqs:ReceiveMessage\"", "aws_sqs_queue.orders.arn");
    String writer = QUEUE + worker("\"sqs:SendMessage\"", "aws_sqs_queue.orders.arn");

    assertThat(only(QUEUE_KEY, reader + keys.formatted("kms:Decrypt", "*")).verified()).isTrue();
    assertHeld(only(QUEUE_KEY, writer + keys.formatted("kms:Decrypt", "*")), "aws_iam_role_policy");
    assertHeld(
        only(
            QUEUE_KEY, reader + keys.formatted("kms:Decrypt", "arn:aws:kms:eu-west-1:1:key/other")),
        "aws_iam_role_policy.worker");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_sns_topic_subscription | protocol = \"sqs\"~topic_arn = \"arn:aws:sns:e:1:t\"~"
            + "endpoint = aws_sqs_queue.orders.arn",
        "aws_cloudwatch_event_target | rule = \"r\"~arn = aws_sqs_queue.orders.arn",
        "aws_s3_bucket_notification | bucket = \"b\"~queue {~ queue_arn ="
            + " aws_sqs_queue.orders.arn~ events = [\"s3:ObjectCreated:*\"]~}"
      })
  void aServiceThatSendsToTheQueueHoldsTheKeyBack(String type, String body) {
    String sender = "resource \"" + type + "\" \"in\" {\n" + body.replace('~', '\n') + "\n}\n";

    assertHeld(only(QUEUE_KEY, QUEUE + sender), type + ".in lets somebody use it");
  }

  @Test
  void aFunctionPollsUnderItsRole() {
    String function =
        """
        resource "aws_lambda_function" "f" {
          function_name = "f"
          role          = aws_iam_role.worker.arn
          package_type  = "Image"
          image_uri     = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/f:1"
        }
        resource "aws_lambda_event_source_mapping" "f" {
          event_source_arn = aws_sqs_queue.orders.arn
          function_name    = aws_lambda_function.f.arn
        }
        """;

    assertHeld(
        only(QUEUE_KEY, QUEUE + worker("\"logs:*\"", "\"*\"") + function),
        "aws_lambda_event_source_mapping.f lets somebody use it");
    assertThat(
            only(QUEUE_KEY, QUEUE + worker("[\"sqs:*\", \"kms:*\"]", "\"*\"") + function)
                .verified())
        .isTrue();
  }

  @Test
  void aDocumentAmongManyThatCannotBeReadIsNoSign() {
    String unread =
        "resource \"aws_iam_policy\" \"team\" {\n  policy = file(\"elsewhere.json\")\n}\n";

    assertThat(only(QUEUE_KEY, QUEUE + unread).verified()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "aws/dynamodb/kms-encryption, dynamodb:PutItem, arn:aws:dynamodb:*:*:table/it",
    "aws/secretsmanager/customer-managed-key, secretsmanager:GetSecretValue,"
        + " arn:aws:secretsmanager:eu-west-1:111122223333:secret:it-??????",
    "aws/ssm/secure-parameter, ssm:GetParameter, arn:aws:ssm:*:*:parameter/it",
    "aws/kinesis/customer-managed-key, kinesis:PutRecord, arn:aws:kinesis:*:*:stream/it",
    "aws/s3/customer-managed-key, s3:GetObject, arn:aws:s3:::it/*"
  })
  void theSameHoldsForTablesSecretsParametersStreamsAndBuckets(
      String policy, String action, String resource) {
    String thing =
        switch (policy.split("/", -1)[1]) {
          case "dynamodb" ->
              "resource \"aws_dynamodb_table\" \"it\" {\n name = \"it\"\n billing_mode ="
                  + " \"PAY_PER_REQUEST\"\n hash_key = \"id\"\n attribute {\n name = \"id\"\n"
                  + " type = \"S\"\n }\n}\n";
          case "secretsmanager" ->
              "resource \"aws_secretsmanager_secret\" \"it\" {\n name = \"it\"\n}\n";
          case "ssm" ->
              "resource \"aws_ssm_parameter\" \"it\" {\n name = \"/it\"\n type = \"String\"\n"
                  + " value = \"x\"\n}\n";
          case "kinesis" ->
              "resource \"aws_kinesis_stream\" \"it\" {\n name = \"it\"\n shard_count = 1\n}\n";
          default -> "resource \"aws_s3_bucket\" \"it\" {\n bucket = \"it\"\n}\n";
        };

    assertThat(only(policy, thing).verified()).isTrue();
    assertHeld(
        only(policy, thing + worker('"' + action + '"', '"' + resource + '"')),
        "aws_iam_role_policy.worker");
    assertThat(
            only(
                    policy,
                    thing + worker('"' + action + '"', '"' + resource.replace("it", "no") + '"'))
                .verified())
        .isTrue();
  }

  private static final String TOPIC = "resource \"aws_sns_topic\" \"t\" {\n  name = \"t\"\n}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_cloudwatch_event_target | rule = \"r\"~arn = aws_sns_topic.t.arn | EventBridge sends",
        "aws_db_event_subscription | sns_topic = aws_sns_topic.t.arn | aws_db_event_subscription.a",
        "aws_config_delivery_channel | s3_bucket_name = \"b\"~sns_topic_arn = aws_sns_topic.t.arn"
            + " | aws_config_delivery_channel.a sends to the topic, and AWS Config sends to none"
      })
  void whoTheTopicsKeyDoesNotLetInHoldsItBack(String type, String body, String reason) {
    String sender = "resource \"" + type + "\" \"a\" {\n" + body.replace('~', '\n') + "\n}\n";

    assertHeld(only("aws/sns/encryption", TOPIC + sender), reason);
  }

  @Test
  void anAlarmIsLetInByTheTopicsKey() {
    String alarm =
        """
        resource "aws_cloudwatch_metric_alarm" "errors" {
          alarm_name          = "errors"
          comparison_operator = "GreaterThanThreshold"
          evaluation_periods  = 1
          metric_name         = "Errors"
          namespace           = "AWS/Lambda"
          period              = 300
          statistic           = "Sum"
          threshold           = 0
          alarm_actions       = [aws_sns_topic.t.arn]
        }
        """;

    assertThat(only("aws/sns/encryption", TOPIC + alarm).verified()).isTrue();
  }

  @Test
  void anotherServiceThatTheTopicsPolicyLetsInHoldsItsKeyBack() {
    String policy =
        """
        resource "aws_sns_topic_policy" "t" {
          arn = aws_sns_topic.t.arn
          policy = jsonencode({
            Version = "2012-10-17"
            Statement = [{
              Effect    = "Allow"
              Principal = { Service = "%s" }
              Action    = "sns:Publish"
              Resource  = aws_sns_topic.t.arn
            }]
          })
        }
        """;

    assertHeld(
        only("aws/sns/encryption", TOPIC + policy.formatted("budgets.amazonaws.com")),
        "aws_sns_topic_policy.t lets in somebody");
    assertThat(
            only("aws/sns/encryption", TOPIC + policy.formatted("cloudwatch.amazonaws.com"))
                .verified())
        .isTrue();
  }

  @Test
  void aRoleOfATemplateThatNamesTheQueueByItsArnHoldsTheKeyBack() {
    String template =
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: orders
              SqsManagedSseEnabled: true
          Worker:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: ecs-tasks.amazonaws.com}
                    Action: sts:AssumeRole
              Policies:
                - PolicyName: work
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Action: sqs:ReceiveMessage
                        Resource: %s
        """;

    assertThat(queueKey(template.formatted("!GetAtt Orders.Arn"))).isFalse();
    assertThat(queueKey(template.formatted("!Sub arn:aws:sqs:${AWS::Region}:1:orders"))).isFalse();
    assertThat(queueKey(template.formatted("!Sub arn:aws:sqs:${AWS::Region}:1:other"))).isTrue();
  }

  private static boolean queueKey(String template) {
    Fix fix = Reviewed.ofTemplate("template.yaml", template).fixes(QUEUE_KEY).getFirst();
    assertThat(fix.proof().getFirst().startsWith(Fixes.HELD)).isNotEqualTo(fix.verified());
    return fix.verified();
  }
}
