package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Resources that belong together because one names the other: the attribute that holds a resource's
 * own name, and the attribute by which its companions name it.
 *
 * <p>Source: the argument references of the AWS provider's documentation, version 6, and of the
 * azurerm provider's, versions 3 and 5.
 */
final class Naming {
  /** Owner type, the attribute with its name, the attribute in a companion that repeats it. */
  private record Rule(String owner, String name, String companion) {}

  record Key(String owner, String name, String companionType) {}

  private static final Map<String, Rule> OWNERS =
      Map.of(
          "aws_s3_bucket", new Rule("aws_s3_bucket", "bucket", "bucket"),
          "aws_ecr_repository", new Rule("aws_ecr_repository", "name", "repository"),
          "aws_lambda_function", new Rule("aws_lambda_function", "function_name", "function_name"),
          "aws_iam_role", new Rule("aws_iam_role", "name", "role"),
          "aws_iam_user", new Rule("aws_iam_user", "name", "user"),
          "aws_iam_group", new Rule("aws_iam_group", "name", "group"),
          "azurerm_sql_server", new Rule("azurerm_sql_server", "name", "server_name"),
          "azurerm_mssql_server", new Rule("azurerm_mssql_server", "name", "server_name"),
          "azurerm_mysql_server", new Rule("azurerm_mysql_server", "name", "server_name"),
          "azurerm_postgresql_server",
              new Rule("azurerm_postgresql_server", "name", "server_name"));

  private Naming() {}

  /** Under which keys a companion can be found. */
  static List<Key> by(Subject companion) {
    var keys = new ArrayList<Key>();
    for (Rule rule : OWNERS.values()) {
      String name = named(companion, rule.companion());
      if (!name.isEmpty() && !companion.type().equals(rule.owner())) {
        keys.add(new Key(rule.owner(), name, companion.type()));
      }
    }
    return keys;
  }

  /** A list of all that an identity has writes {@code role_name} where one of it writes role. */
  private static String named(Subject companion, String attribute) {
    String name = text(companion, attribute);
    return name.isEmpty() && companion.type().startsWith("aws_iam_")
        ? text(companion, attribute + "_name")
        : name;
  }

  /** The keys of an owner's companions of one type. */
  static List<Key> of(Subject owner, String companionType) {
    Rule rule = OWNERS.get(owner.type());
    String name = rule == null ? "" : text(owner, rule.name());
    return name.isEmpty() ? List.of() : List.of(new Key(owner.type(), name, companionType));
  }

  private static String text(Subject subject, String attribute) {
    Value value = subject.resource().attribute(attribute);
    return value != null && value.unmarked() instanceof Value.Str(String text) ? text : "";
  }
}
