package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.value.Value;
import java.util.Locale;

/** Types that are one of several in Terraform, by what their properties say. */
final class Variants {
  private Variants() {}

  /** The type as {@code types.txt} names it: {@code AWS::IAM::Policy(Users)}, or itself. */
  static String of(String type, Resolved.Members properties) {
    return switch (type) {
      case "AWS::IAM::Policy" -> type + holder(properties);
      case "AWS::RDS::DBInstance" ->
          has(properties, "DBClusterIdentifier") ? type + "(Cluster)" : type;
      case "AWS::FSx::FileSystem" -> type + kind(properties);
      default -> type;
    };
  }

  /** A policy for roles, and perhaps for others, is a role's. */
  private static String holder(Resolved.Members properties) {
    return has(properties, "Roles")
        ? ""
        : has(properties, "Users") ? "(Users)" : has(properties, "Groups") ? "(Groups)" : "";
  }

  private static String kind(Resolved.Members properties) {
    Resolved.Member member = properties.members().get("FileSystemType");
    return member != null && member.value().value() instanceof Value.Str(String text)
        ? "(" + text.toUpperCase(Locale.ROOT) + ")"
        : "";
  }

  private static boolean has(Resolved.Members properties, String name) {
    Resolved.Member member = properties.members().get(name);
    return member != null
        && !(member.value().opened() instanceof Resolved.Elements list
            && list.elements().isEmpty());
  }
}
