package dev.plumbline.policy.term;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources that belong together because one names the other: the attribute that holds a resource's
 * own name, and the attribute by which its companions name it. A name that is not known is the same
 * as another of the same origin: the same expression over the same variables, data or resources.
 *
 * <p>Source: the argument references of the AWS provider's documentation, version 6, of the azurerm
 * provider's, versions 3 and 5, and of the google provider's, version 7.
 */
final class Naming {
  /** Owner type, the attribute with its name, the attribute in a companion that repeats it. */
  private record Rule(String owner, String name, String companion) {}

  /**
   * Where a companion is found.
   *
   * @param name a text, or an unknown value that says where it comes from
   */
  record Key(String owner, Value name, String companionType) {}

  /** An owner's type and name. */
  record Owner(String type, Value name) {}

  /** An attribute of a companion's, and the unknown name there of an owner of that type. */
  record Unnamed(String owner, String attribute, Value name) {}

  private static final Map<String, Rule> OWNERS =
      Map.ofEntries(
          owner("aws_s3_bucket", "bucket", "bucket"),
          owner("aws_ecr_repository", "name", "repository"),
          owner("aws_lambda_function", "function_name", "function_name"),
          owner("aws_iam_role", "name", "role"),
          owner("aws_iam_user", "name", "user"),
          owner("aws_iam_group", "name", "group"),
          owner("azurerm_sql_server", "name", "server_name"),
          owner("azurerm_mssql_server", "name", "server_name"),
          owner("azurerm_mysql_server", "name", "server_name"),
          owner("azurerm_postgresql_server", "name", "server_name"),
          owner("google_project", "project_id", "project"));

  private Naming() {}

  private static Map.Entry<String, Rule> owner(String type, String name, String companion) {
    return Map.entry(type, new Rule(type, name, companion));
  }

  /** Under which keys a companion can be found. */
  static List<Key> by(Subject companion) {
    var keys = new ArrayList<Key>();
    for (Rule rule : OWNERS.values()) {
      Value name = name(companion, attribute(companion, rule));
      if (name != null && !companion.type().equals(rule.owner())) {
        keys.add(new Key(rule.owner(), name, companion.type()));
      }
    }
    return keys;
  }

  /** A list of all that an identity has writes {@code role_name} where one of it writes role. */
  private static String attribute(Subject companion, Rule rule) {
    String longer = rule.companion() + "_name";
    return companion.type().startsWith("aws_iam_")
            && companion.resource().attribute(rule.companion()) == null
            && companion.resource().attribute(longer) != null
        ? longer
        : rule.companion();
  }

  /** The keys of an owner's companions of one type. */
  static List<Key> of(Subject owner, String companionType) {
    return owner(owner).stream().map(it -> new Key(it.type(), it.name(), companionType)).toList();
  }

  /** A resource as the owner that others may name; none where it is not of such a type. */
  static Optional<Owner> owner(Subject subject) {
    Rule rule = OWNERS.get(subject.type());
    Value name = rule == null ? null : name(subject, rule.name());
    return Optional.ofNullable(name).map(it -> new Owner(subject.type(), it));
  }

  /** What a companion may be meant for, as far as that can't be told from its code. */
  static List<Unnamed> unnamed(Subject companion) {
    var unnamed = new ArrayList<Unnamed>();
    for (Rule rule : OWNERS.values()) {
      String attribute = attribute(companion, rule);
      Value value = companion.resource().attribute(attribute);
      if (!companion.type().equals(rule.owner())
          && value != null
          && value.unmarked() instanceof Value.Unknown(Value.Origin origin)
          && !namesAnother(origin, rule)) {
        unnamed.add(new Unnamed(rule.owner(), attribute, value.unmarked()));
      }
    }
    return unnamed;
  }

  /**
   * One that is only looked up, and what a module puts out, is not one that the stack makes; an
   * undeclared name, which an error left unknown, names none.
   */
  private static boolean namesAnother(Value.Origin origin, Rule rule) {
    String module = Addresses.module(origin.address());
    String own = origin.address().substring(module.isEmpty() ? 0 : module.length() + 1);
    return origin.expression().isEmpty()
        && (own.isEmpty()
            || own.startsWith("data." + rule.owner() + ".")
            || own.startsWith("module."));
  }

  /** Whether a name is set; else the provider makes one up, and nobody can repeat it. */
  static boolean isNamed(Subject owner) {
    Rule rule = OWNERS.get(owner.type());
    Value name = rule == null ? null : owner.resource().attribute(rule.name());
    return name != null && !(name instanceof Value.Null);
  }

  private static @Nullable Value name(Subject subject, String attribute) {
    Value value = subject.resource().attribute(attribute);
    Value name = value == null ? null : value.unmarked();
    return switch (name) {
      case Value.Str(String text) when !text.isEmpty() -> name;
      // Without an address it is random, a time, or what else two places have each their own of.
      case Value.Unknown(Value.Origin origin) when !origin.address().isEmpty() -> name;
      case null -> null;
      case Value.Str _, Value.Unknown _, Value.Null _, Value.Bool _, Value.Num _ -> null;
      case Value.Seq _, Value.Obj _, Value.Sensitive _ -> null;
    };
  }
}
