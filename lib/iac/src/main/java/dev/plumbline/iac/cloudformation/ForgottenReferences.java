package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Texts that are exactly the name of a resource or a parameter of their template, where a reference
 * is wanted: the {@code Ref} was forgotten, or got lost when the template was converted. A resource
 * is then referred to, and its name stays as written; a secret is what the parameter says.
 */
final class ForgottenReferences {
  /** Properties that hold resources; others that do end in Id, Ids, Arn or Arns. */
  private static final Set<String> HOLDERS =
      Set.of(
          "Bucket",
          "Cluster",
          "DBSecurityGroups",
          "Groups",
          "Queues",
          "Role",
          "Roles",
          "SecurityConfiguration",
          "SecurityGroups",
          "Subnets",
          "Topics",
          "Users",
          "VPCSecurityGroups");

  private final Resolver resolver;
  private final Scope scope;

  ForgottenReferences(Resolver resolver, Scope scope) {
    this.resolver = resolver;
    this.scope = scope;
  }

  /**
   * The value with what its texts refer to; the scope learns of the references.
   *
   * @param owner the resource that is read, which does not refer to itself
   */
  Resolved found(String owner, String property, Resolved value) {
    return switch (value) {
      case Resolved.Leaf leaf -> found(owner, property, leaf);
      case Resolved.Elements(List<Resolved> elements, var range, var trace) ->
          new Resolved.Elements(
              elements.stream().map(each -> found(owner, property, each)).toList(), range, trace);
      case Resolved.Members it -> {
        var members = new LinkedHashMap<String, Resolved.Member>();
        it.members()
            .forEach((name, member) ->
                members.put(
                    name, new Resolved.Member(found(owner, name, member.value()), member.range())));
        yield new Resolved.Members(members, it.range(), it.trace());
      }
    };
  }

  private Resolved found(String owner, String property, Resolved.Leaf leaf) {
    if (!(leaf.value() instanceof Value.Str(String text)) || !leaf.trace().isEmpty()) {
      return leaf;
    }
    if (holdsResource(property)) {
      int dot = text.indexOf('.');
      refer(owner, dot < 0 ? text : text.substring(0, dot), leaf.range());
    }
    return holdsSecret(property) && scope.parameters().containsKey(text)
        ? parameter(property, text, leaf.range())
        : leaf;
  }

  /** A name, or one with an attribute, {@code Worker.Arn}, as {@code Fn::GetAtt} has it. */
  private void refer(String owner, String name, SourceRange range) {
    if (scope.isResource(name) && !name.equals(owner)) {
      scope.referToOwn(name, "id", range);
    }
  }

  private Resolved parameter(String property, String name, SourceRange range) {
    scope.warning(
        "Text instead of a reference",
        property
            + " holds the text \""
            + name
            + "\", which is the name of a parameter. Write a Ref to it; as it is, the name itself"
            + " becomes the secret.",
        range);
    return resolver.reference(name, range);
  }

  private static boolean holdsResource(String property) {
    return HOLDERS.contains(property)
        || property.endsWith("Id")
        || property.endsWith("Ids")
        || property.endsWith("Arn")
        || property.endsWith("Arns");
  }

  private static boolean holdsSecret(String property) {
    return property.endsWith("Password")
        || property.endsWith("Token")
        || property.endsWith("Secret");
  }
}
