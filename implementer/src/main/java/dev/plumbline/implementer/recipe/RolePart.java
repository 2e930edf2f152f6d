package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What grants a role something and is a resource of its own in Terraform: here an element of a list
 * that the role has.
 *
 * <p>AWS CloudFormation Template Reference: AWS::IAM::Role, ManagedPolicyArns and Policies.
 *
 * @param role the role's name
 */
record RolePart(String role, String list, Value element) {

  /**
   * What the Serverless Application Model grants to a role that it makes, as soon as the function
   * asks for it. AWS SAM Developer Guide, AWS::Serverless::Function, Tracing.
   */
  private static final Set<Value> GRANTED =
      Set.of(Value.of("arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"));

  private static final Value ITSELF = Value.of(Fix.REFERENCE_PREFIX + "name}");

  /**
   * Nothing for what is no such part, or belongs to a role that the recipe does not name.
   *
   * @param resource logical id of the one that the recipe is for, perhaps the role itself
   */
  static Optional<RolePart> of(Fix.Need need, String resource) {
    Value named = need.arguments().get("role");
    Optional<String> role = ITSELF.equals(named) ? Optional.of(resource) : named(named);
    return switch (need.type()) {
      case "aws_iam_role_policy_attachment" ->
          role.flatMap(name ->
              argument(need, "policy_arn")
                  .map(arn -> new RolePart(name, "ManagedPolicyArns", arn)));
      case "aws_iam_role_policy" ->
          role.flatMap(name ->
              argument(need, "policy")
                  .map(policy -> new RolePart(name, "Policies", inline(name, policy))));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> argument(Fix.Need need, String name) {
    return Optional.ofNullable(need.arguments().get(name));
  }

  private static Optional<String> named(@Nullable Value reference) {
    return reference instanceof Value.Obj(var members)
            && members.get("Ref") instanceof Value.Str(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Value inline(String role, Value policy) {
    var inline = new LinkedHashMap<String, Value>();
    inline.put("PolicyName", Value.of(role));
    inline.put("PolicyDocument", TemplateParts.written(policy, role));
    return new Value.Obj(inline);
  }

  /** Puts the element into the role's list; a list that has one of it stays as it is. */
  Written write(DocumentSite site, Dialect dialect) {
    Optional<YamlNode.Mapping> properties =
        site.file().root() instanceof YamlNode.Mapping root
            ? site.within(root, List.of(dialect.resources(), role, dialect.properties()))
            : Optional.empty();
    if (properties.isEmpty() && isMade(site, dialect) && GRANTED.contains(element)) {
      return site.unchanged();
    }
    if (properties.isEmpty()) {
      return new Written.Refused(role + " is not written in a form that can be edited here");
    }
    Optional<YamlNode.Entry> there = site.editor().entry(properties.get(), list);
    if (there.isEmpty()) {
      return site.with(
          site.editor().set(properties.get(), list, new Value.Seq(List.of(element))), list);
    }
    boolean made = dialect.call(there.get().value()).isPresent();
    if (!made && there.get().value().items().stream().anyMatch(this::isWritten)) {
      return site.unchanged();
    }
    return PropertyEdit.append(site, dialect, there.get(), list, element);
  }

  /** Whether the template has no such role, so that a transform makes it. */
  private boolean isMade(DocumentSite site, Dialect dialect) {
    return site.file().root() instanceof YamlNode.Mapping root
        && site.within(root, List.of(dialect.resources())).isPresent()
        && site.within(root, List.of(dialect.resources(), role)).isEmpty();
  }

  private boolean isWritten(YamlNode node) {
    return element instanceof Value.Obj(var members)
        ? node.member("PolicyName")
            .flatMap(YamlNode::scalarText)
            .map(Value::of)
            .filter(name -> name.equals(members.get("PolicyName")))
            .isPresent()
        : PropertyEdit.plain(node).equals(element);
  }
}
