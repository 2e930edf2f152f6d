package dev.plumbline.iac.cloudformation.sam;

import java.util.List;
import java.util.Map;

/**
 * The properties that the model's own types have, where the plain type that they become has one of
 * that name as well. AWS SAM Developer Guide, "AWS SAM resources and properties", November 2026.
 */
public final class SamProperties {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "Function",
          List.of(
              "Architectures",
              "CodeSigningConfigArn",
              "Description",
              "Environment",
              "EphemeralStorage",
              "FileSystemConfigs",
              "FunctionName",
              "Handler",
              "ImageConfig",
              "KmsKeyArn",
              "Layers",
              "LoggingConfig",
              "MemorySize",
              "PackageType",
              "RecursiveLoop",
              "ReservedConcurrentExecutions",
              "Role",
              "Runtime",
              "SnapStart",
              "Timeout",
              "VpcConfig"),
          "Api",
          List.of(
              "AccessLogSetting",
              "ApiKeySourceType",
              "BinaryMediaTypes",
              "CacheClusterEnabled",
              "CacheClusterSize",
              "CanarySetting",
              "Description",
              "DisableExecuteApiEndpoint",
              "EndpointConfiguration",
              "MethodSettings",
              "MinimumCompressionSize",
              "Mode",
              "Name",
              "Policy",
              "SecurityPolicy",
              "TracingEnabled",
              "Variables"),
          "HttpApi",
          List.of(
              "AccessLogSettings",
              "CorsConfiguration",
              "DefaultRouteSettings",
              "Description",
              "DisableExecuteApiEndpoint",
              "Name",
              "RouteSettings",
              "StageVariables"),
          "SimpleTable",
          List.of(
              "PointInTimeRecoverySpecification",
              "ProvisionedThroughput",
              "SSESpecification",
              "TableName"),
          "StateMachine",
          List.of("DefinitionSubstitutions"),
          "LayerVersion",
          List.of("CompatibleArchitectures", "CompatibleRuntimes", "Description", "LayerName"));

  private SamProperties() {}

  /** Whether a type has a property: one that is not of the model has all. */
  public static boolean has(String type, String property) {
    return !Sam.isOfModel(type)
        || NAMES.getOrDefault(type.substring(Sam.PREFIX.length()), List.of()).contains(property);
  }
}
