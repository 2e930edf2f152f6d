package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resources that a recipe needs, in CloudFormation's words.
 *
 * <p>AWS CloudFormation Template Reference: properties and return values of the types named here;
 * pseudo parameters.
 */
final class TemplateParts {
  static final String ACCOUNT = "data.aws_caller_identity";

  /** References in a text: to a named resource, or to the faulty one. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{((?:data\\.)?[a-z0-9_]+)(?:\\.([A-Za-z0-9]+))?\\.([a-z_]+)}");

  /** What refers to the faulty resource, by Terraform's attribute. */
  private static final Map<String, String> OWN = Map.of("arn", "Arn", "id", "");

  /**
   * @param suffix of the logical names that are given
   * @param properties by Terraform's argument
   * @param always what has no argument there
   * @param attributes what refers to one, by Terraform's attribute: a return value, or empty for
   *     its reference
   */
  private record Part(
      String type,
      String suffix,
      Map<String, String> properties,
      Map<String, Value> always,
      Map<String, String> attributes) {}

  /** A flow log takes its group's ARN without the end that the return value has: it is named. */
  private static final String LOG_GROUP = "LogGroupName";

  private static final Map<String, Part> PARTS =
      Map.of(
          "aws_kms_key",
          new Part(
              "AWS::KMS::Key",
              "Key",
              Map.of(
                  "enable_key_rotation",
                  "EnableKeyRotation",
                  "deletion_window_in_days",
                  "PendingWindowInDays",
                  "policy",
                  "KeyPolicy"),
              Map.of(),
              Map.of("arn", "Arn")),
          "aws_cloudwatch_log_group",
          new Part(
              "AWS::Logs::LogGroup",
              "LogGroup",
              Map.of("retention_in_days", "RetentionInDays"),
              Map.of(),
              Map.of("arn", "Arn", "name", "")),
          "aws_cloudwatch_log_resource_policy",
          new Part(
              "AWS::Logs::ResourcePolicy",
              "LogPolicy",
              Map.of("policy_name", "PolicyName", "policy_document", "PolicyDocument"),
              Map.of(),
              Map.of()),
          "aws_iam_role",
          new Part(
              "AWS::IAM::Role",
              "Role",
              Map.of("assume_role_policy", "AssumeRolePolicyDocument"),
              Map.of(),
              Map.of("arn", "Arn", "name", "", "id", "")),
          "aws_api_gateway_client_certificate",
          new Part(
              "AWS::ApiGateway::ClientCertificate",
              "Certificate",
              Map.of(),
              Map.of(),
              Map.of("id", "")),
          "aws_s3_bucket_policy",
          new Part(
              "AWS::S3::BucketPolicy",
              "Policy",
              Map.of("bucket", "Bucket", "policy", "PolicyDocument"),
              Map.of(),
              Map.of()),
          "aws_flow_log",
          new Part(
              "AWS::EC2::FlowLog",
              "FlowLog",
              Map.of(
                  "vpc_id",
                  "ResourceId",
                  "traffic_type",
                  "TrafficType",
                  "log_destination",
                  LOG_GROUP,
                  "iam_role_arn",
                  "DeliverLogsPermissionArn"),
              Map.of("ResourceType", Value.of("VPC")),
              Map.of()));

  private TemplateParts() {}

  static String name(String owner, String type) {
    Part part = PARTS.get(type);
    return part == null ? owner : owner + part.suffix();
  }

  /**
   * The resource as it is written; nothing where it has no words here.
   *
   * @param arguments Terraform's, with the references that {@link #reference} gives
   * @param owner name of the faulty resource
   */
  static Optional<Value> of(String type, Map<String, Value> arguments, String owner) {
    Part part = PARTS.get(type);
    if (part == null || !part.properties().keySet().containsAll(arguments.keySet())) {
      return Optional.empty();
    }
    var properties = new LinkedHashMap<String, Value>();
    arguments.forEach((name, value) -> {
      String property = part.properties().getOrDefault(name, name);
      Value written = written(value, owner);
      properties.put(property, property.equals(LOG_GROUP) ? whole(written) : written);
    });
    properties.putAll(part.always());
    var resource = new LinkedHashMap<String, Value>();
    resource.put("Type", Value.of(part.type()));
    if (!properties.isEmpty()) {
      resource.put("Properties", new Value.Obj(properties));
    }
    return Optional.of(new Value.Obj(resource));
  }

  /** What refers to the resource itself instead of one of its return values. */
  private static Value whole(Value reference) {
    return reference instanceof Value.Obj(var members)
            && members.get("Fn::GetAtt") instanceof Value.Seq(var names)
        ? DocumentPolicy.call("Ref", names.getFirst())
        : reference;
  }

  /** A value with the references in its texts as the language has them. */
  static Value written(Value value, String owner) {
    return switch (value) {
      case Value.Str(String text) -> text(text, owner);
      case Value.Seq(var elements) ->
          new Value.Seq(elements.stream().map(element -> written(element, owner)).toList());
      case Value.Obj(var members) when !DocumentPolicy.isCall(value) -> {
        var all = new LinkedHashMap<String, Value>();
        members.forEach((name, member) -> all.put(name, written(member, owner)));
        yield new Value.Obj(all);
      }
      case Value.Obj _, Value.Null _, Value.Bool _, Value.Num _ -> value;
      case Value.Sensitive _, Value.Unknown _ -> value;
    };
  }

  private static Value text(String text, String owner) {
    Matcher reference = REFERENCE.matcher(text);
    if (reference.matches() && reference.group(2) == null) {
      String value = OWN.get(reference.group(3));
      return value == null ? Value.of(text) : to(owner, value);
    }
    String written =
        reference.replaceAll(one ->
            Matcher.quoteReplacement(
                inText(one.group(1), one.group(2) == null ? owner : one.group(2), one.group(3))
                    .orElse(one.group())));
    return written.equals(text)
        ? Value.of(text)
        : DocumentPolicy.call("Fn::Sub", Value.of(written));
  }

  /** What stands for an attribute within a text. */
  private static Optional<String> inText(String type, String name, String attribute) {
    if (type.equals(ACCOUNT)) {
      return Optional.of("${AWS::AccountId}");
    }
    Part part = PARTS.get(type);
    Map<String, String> attributes = part == null ? OWN : part.attributes();
    return Optional.ofNullable(attributes.get(attribute))
        .map(value -> "${" + name + (value.isEmpty() ? "" : "." + value) + "}");
  }

  private static Value to(String name, String value) {
    return value.isEmpty()
        ? DocumentPolicy.call("Ref", Value.of(name))
        : DocumentPolicy.call(
            "Fn::GetAtt", new Value.Seq(List.of(Value.of(name), Value.of(value))));
  }

  /** What refers to an attribute; null where nothing does. */
  static @Nullable Value reference(String type, String name, String attribute) {
    if (type.equals(ACCOUNT)) {
      return DocumentPolicy.call("Ref", Value.of("AWS::AccountId"));
    }
    Part part = PARTS.get(type);
    String value = part == null ? null : part.attributes().get(attribute);
    return value == null ? null : to(name, value);
  }
}
