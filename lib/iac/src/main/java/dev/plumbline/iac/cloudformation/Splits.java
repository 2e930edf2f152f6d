package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.TypeMapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties that are resources of their own in Terraform. */
final class Splits {
  private static final Map<String, String> MORE =
      Map.of(
          "AWS::ApiGateway::Stage.MethodSettings", "aws_api_gateway_method_settings",
          "AWS::IAM::User.Groups", "aws_iam_user_group_membership",
          "AWS::IAM::User.ManagedPolicyArns", "aws_iam_user_policy_attachment",
          "AWS::IAM::Role.ManagedPolicyArns", "aws_iam_role_policy_attachment",
          "AWS::IAM::Group.ManagedPolicyArns", "aws_iam_group_policy_attachment",
          "AWS::Serverless::Api.Stage", "aws_api_gateway_stage",
          "AWS::Serverless::HttpApi.Stage", "aws_apigatewayv2_stage");

  private Splits() {}

  /** The Terraform type of a property's resource, or null where it has none. */
  static @Nullable String of(String type, String property, @Nullable TypeMapping mapping) {
    String more = MORE.get(type + "." + property);
    return more != null || mapping == null ? more : mapping.split().get(property);
  }
}
