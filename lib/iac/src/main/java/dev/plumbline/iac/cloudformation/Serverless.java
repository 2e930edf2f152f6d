package dev.plumbline.iac.cloudformation;

import java.util.Map;

/**
 * The types of the Serverless Application Model that are one plain resource in the main; what they
 * make besides is written out before.
 */
final class Serverless {
  private static final Map<String, String> PLAIN =
      Map.of(
          "AWS::Serverless::Function", "AWS::Lambda::Function",
          "AWS::Serverless::LayerVersion", "AWS::Lambda::LayerVersion",
          "AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table",
          "AWS::Serverless::Api", "AWS::ApiGateway::RestApi",
          "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api",
          "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine");

  private Serverless() {}

  /** The type that it is deployed as, or itself. */
  static String plainType(String type) {
    return PLAIN.getOrDefault(type, type);
  }
}
