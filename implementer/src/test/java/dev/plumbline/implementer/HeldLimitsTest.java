package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Statements for everybody that are bound to the account, and who comes under no account. */
class HeldLimitsTest {
  private static String policy(String type, String attributes, String action) {
    return """
    resource "%s" "open" {
      %s
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{ Effect = "Allow", Principal = "*", Action = "%s", Resource = "*" }]
      })
    }
    """
        .formatted(type, attributes, action);
  }

  @Test
  void aQueueThatATopicSendsToStaysOpenToIt() {
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n  name = \"q\"\n}\n";
    String open =
        queue + policy("aws_sqs_queue_policy", "queue_url = aws_sqs_queue.q.id", "sqs:SendMessage");
    String subscription =
        """
        resource "aws_sns_topic_subscription" "s" {
          topic_arn = "arn:aws:sns:eu-west-1:111122223333:t"
          protocol  = "sqs"
          endpoint  = aws_sqs_queue.q.arn
        }
        """;

    assertThat(only("aws/sqs/public-policy", open).verified()).isTrue();
    assertHeld(
        only("aws/sqs/public-policy", open + subscription),
        "a service sends to it by aws_sns_topic_subscription.s");
  }

  @Test
  void aTopicThatAnAlarmSendsToStaysOpenToIt() {
    String topic = "resource \"aws_sns_topic\" \"t\" {\n  name = \"t\"\n}\n";
    String open =
        topic + policy("aws_sns_topic_policy", "arn = aws_sns_topic.t.arn", "sns:Publish");
    String alarm =
        """
        resource "aws_cloudwatch_metric_alarm" "errors" {
          alarm_name          = "errors"
          comparison_operator = "GreaterThanThreshold"
          evaluation_periods  = 1
          alarm_actions       = [aws_sns_topic.t.arn]
        }
        """;

    assertThat(only("aws/sns/public-policy", open).verified()).isTrue();
    assertHeld(
        only("aws/sns/public-policy", open + alarm),
        "a service sends to it by aws_cloudwatch_metric_alarm.errors");
  }

  @Test
  void anApiThatIsCalledUnsignedIsNotBoundToTheAccount() {
    String api = "resource \"aws_api_gateway_rest_api\" \"api\" {\n  name = \"api\"\n}\n";
    String open =
        api
            + policy(
                "aws_api_gateway_rest_api_policy",
                "rest_api_id = aws_api_gateway_rest_api.api.id",
                "execute-api:Invoke");
    String method =
        """
        resource "aws_api_gateway_method" "get" {
          rest_api_id   = aws_api_gateway_rest_api.api.id
          resource_id   = aws_api_gateway_rest_api.api.root_resource_id
          http_method   = "GET"
          authorization = "%s"
        }
        """;
    String policy = "aws/api-gateway/public-policy";

    assertThat(only(policy, open + method.formatted("AWS_IAM")).verified()).isTrue();
    assertHeld(
        only(policy, open + method.formatted("NONE")),
        "aws_api_gateway_method.get is called without a signature");
  }

  /** EFS heeds no condition on the account of who mounts. */
  @Test
  void noConditionIsWrittenThatTheServiceDoesNotHeed() {
    String open =
        policy(
            "aws_efs_file_system_policy",
            "file_system_id = \"fs-1\"",
            "elasticfilesystem:ClientMount");

    assertThat(Reviewed.of(Map.of("main.tf", open)).fixes("aws/efs/public-policy")).isEmpty();
  }

  @Test
  void aKeyOfALogGroupStaysOpenToTheService() {
    String open = policy("aws_kms_key", "enable_key_rotation = true", "kms:*");
    String group =
        "resource \"aws_cloudwatch_log_group\" \"g\" {\n  kms_key_id = aws_kms_key.open.arn\n}\n";

    assertThat(only("aws/kms/public-policy", open).verified()).isTrue();
    assertHeld(
        only("aws/kms/public-policy", open + group),
        "a service encrypts aws_cloudwatch_log_group.g with the key");
  }
}
