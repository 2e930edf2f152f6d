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

  /** Properties that the plain type has under another name. Source: the same. */
  private static final Map<String, Map<String, String>> OTHERS =
      Map.of(
          "Function",
          Map.of("Tracing", "TracingConfig.Mode"),
          "StateMachine",
          Map.of("Logging", "LoggingConfiguration", "Tracing", "TracingConfiguration"));

  private SamProperties() {}

  /** What a type's own properties are in the plain type, the name of a member behind a dot. */
  public static Map<String, String> others(String type) {
    return Sam.isOfModel(type)
        ? OTHERS.getOrDefault(type.substring(Sam.PREFIX.length()), Map.of())
        : Map.of();
  }

  /** Whether a type has a property: one that is not of the model has all. */
  public static boolean has(String type, String property) {
    return !Sam.isOfModel(type)
        || NAMES.getOrDefault(type.substring(Sam.PREFIX.length()), List.of()).contains(property);
  }
}
