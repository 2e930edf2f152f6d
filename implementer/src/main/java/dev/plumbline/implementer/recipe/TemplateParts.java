package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources that a recipe needs, in CloudFormation's words.
 *
 * <p>AWS CloudFormation Template Reference: AWS::KMS::Key, AWS::Logs::LogGroup and their return
 * values; pseudo parameters.
 */
final class TemplateParts {
  static final String ACCOUNT = "data.aws_caller_identity";

  /**
   * @param suffix of the logical names that are given
   * @param properties by Terraform's argument
   * @param attributes what refers to one, by Terraform's attribute: a return value, or empty for
   *     its reference
   */
  private record Part(
      String type, String suffix, Map<String, String> properties, Map<String, String> attributes) {}

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
              Map.of("arn", "Arn")),
          "aws_cloudwatch_log_group",
          new Part(
              "AWS::Logs::LogGroup",
              "LogGroup",
              Map.of("retention_in_days", "RetentionInDays"),
              Map.of("arn", "Arn", "name", "")));

  private TemplateParts() {}

  static String name(String owner, String type) {
    Part part = PARTS.get(type);
    return part == null ? owner : owner + part.suffix();
  }

  /** The resource as it is written; nothing where it has no words here. */
  static Optional<Value> of(Fix.Need need) {
    Part part = PARTS.get(need.type());
    if (part == null || !part.properties().keySet().containsAll(need.arguments().keySet())) {
      return Optional.empty();
    }
    var properties = new LinkedHashMap<String, Value>();
    need.arguments()
        .forEach(
            (name, value) -> properties.put(part.properties().getOrDefault(name, name), value));
    var resource = new LinkedHashMap<String, Value>();
    resource.put("Type", Value.of(part.type()));
    resource.put("Properties", new Value.Obj(properties));
    return Optional.of(new Value.Obj(resource));
  }

  /** What refers to an attribute; null where nothing does. */
  static @Nullable Value reference(String type, String name, String attribute) {
    if (type.equals(ACCOUNT)) {
      return DocumentPolicy.call("Ref", Value.of("AWS::AccountId"));
    }
    Part part = PARTS.get(type);
    String value = part == null ? null : part.attributes().get(attribute);
    return value == null
        ? null
        : value.isEmpty()
            ? DocumentPolicy.call("Ref", Value.of(name))
            : DocumentPolicy.call(
                "Fn::GetAtt", new Value.Seq(List.of(Value.of(name), Value.of(value))));
  }
}
