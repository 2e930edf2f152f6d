package dev.plumbline.analyzer;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;

/** Values that stacks hand to one another by name in the parameter store or as secrets. */
final class StoredValues {
  private StoredValues() {}

  /**
   * What other stacks know it by, whether this one declares it or looks it up: {@code
   * ssm:/app/host}, {@code secretsmanager:orders}; empty where it is something else, or unknown.
   */
  static String name(Resource resource) {
    return switch (resource.type()) {
      case "aws_ssm_parameter" -> named("ssm:", resource.attribute("name"));
      case "aws_secretsmanager_secret" -> named("secretsmanager:", resource.attribute("name"));
      case "aws_secretsmanager_secret_version" ->
          resource.mode() == Resource.Mode.DATA
              ? named("secretsmanager:", resource.attribute("secret_id"))
              : "";
      default -> "";
    };
  }

  private static String named(String store, @org.jspecify.annotations.Nullable Value name) {
    return name instanceof Value.Str(String text) && !text.startsWith("/aws/service/")
        ? store + text
        : "";
  }
}
