package dev.plumbline.policy.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing whose users need its KMS key as well.
 *
 * <p>Sources: Amazon SQS Developer Guide, "Key management"; Amazon DynamoDB Developer Guide,
 * "DynamoDB encryption at rest"; Amazon Kinesis Data Streams Developer Guide, "Permissions to use
 * user-generated KMS keys"; AWS Secrets Manager User Guide, "Secret encryption and decryption"; AWS
 * Systems Manager User Guide, "SecureString parameter encryption"; Amazon S3 User Guide, "Using
 * server-side encryption with AWS KMS keys"; resource parts of ARNs: Service Authorization
 * Reference.
 *
 * @param name the attribute with its name
 * @param service as in an ARN
 * @param resource its part of an ARN, {@code %s} for the name
 * @param policy the type of the policy that it may have of its own, besides the attribute policy
 */
record KeyedThing(
    String name,
    String service,
    String resource,
    List<Use> uses,
    List<Sender> senders,
    @Nullable String policy) {
  static final String DECRYPT = "kms:Decrypt";
  private static final String GENERATE = "kms:GenerateDataKey";

  /** Actions on the thing, and the action on its key that each of them takes. */
  record Use(List<String> actions, String key) {
    static Use of(String key, String... actions) {
      return new Use(List.of(actions), key);
    }
  }

  /** A resource by which a service of AWS sends to it, under no identity of the account. */
  record Sender(String type, String attribute) {}

  private static final Map<String, KeyedThing> KINDS =
      Map.of(
          "aws_sqs_queue",
          new KeyedThing(
              "name",
              "sqs",
              "%s",
              List.of(Use.of(DECRYPT, "sqs:ReceiveMessage"), Use.of(GENERATE, "sqs:SendMessage")),
              List.of(
                  new Sender("aws_sns_topic_subscription", "endpoint"),
                  new Sender("aws_sns_topic_subscription", "redrive_policy"),
                  new Sender("aws_cloudwatch_event_target", "arn"),
                  new Sender("aws_cloudwatch_event_target", "dead_letter_config"),
                  new Sender("aws_s3_bucket_notification", "queue")),
              "aws_sqs_queue_policy"),
          "aws_dynamodb_table",
          new KeyedThing(
              "name",
              "dynamodb",
              "table/%s",
              List.of(
                  Use.of(
                      DECRYPT,
                      "dynamodb:GetItem",
                      "dynamodb:Query",
                      "dynamodb:Scan",
                      "dynamodb:PutItem",
                      "dynamodb:UpdateItem")),
              List.of(),
              "aws_dynamodb_resource_policy"),
          "aws_kinesis_stream",
          new KeyedThing(
              "name",
              "kinesis",
              "stream/%s",
              List.of(
                  Use.of(DECRYPT, "kinesis:GetRecords"),
                  Use.of(GENERATE, "kinesis:PutRecord", "kinesis:PutRecords")),
              List.of(),
              "aws_kinesis_resource_policy"),
          "aws_secretsmanager_secret",
          new KeyedThing(
              "name",
              "secretsmanager",
              "secret:%s-AbCdEf", // with what the service adds to the name
              List.of(
                  Use.of(DECRYPT, "secretsmanager:GetSecretValue"),
                  Use.of(GENERATE, "secretsmanager:PutSecretValue")),
              List.of(),
              "aws_secretsmanager_secret_policy"),
          "aws_ssm_parameter",
          new KeyedThing(
              "name",
              "ssm",
              "parameter/%s",
              List.of(
                  Use.of(
                      DECRYPT, "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath")),
              List.of(),
              null),
          "aws_s3_bucket",
          new KeyedThing(
              "bucket",
              "s3",
              "%s/any", // of an object
              List.of(Use.of(DECRYPT, "s3:GetObject"), Use.of(GENERATE, "s3:PutObject")),
              List.of(),
              "aws_s3_bucket_policy"));

  /** Null for a type whose users need no key, or of which that is not known. */
  static @Nullable KeyedThing of(String type) {
    return KINDS.get(type);
  }

  /**
   * The part of an ARN of one of that name.
   *
   * @param named null where that is not known: then only a pattern takes it in
   */
  String resource(@Nullable String named) {
    String plain = named == null ? Arn.MADE_UP : named;
    return resource.formatted(plain.startsWith("/") ? plain.substring(1) : plain);
  }
}
