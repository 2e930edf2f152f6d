package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nodes of a template to values. What only the deployment knows is unknown, with its origin. */
final class Resolver {
  private static final Set<String> PSEUDO =
      Set.of(
          "AWS::AccountId",
          "AWS::NotificationARNs",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private final Scope scope;
  private final Budget budget;
  private final Conditions conditions;
  private final Functions functions;

  Resolver(Scope scope, Nesting nesting, Budget budget) {
    this.scope = scope;
    this.budget = budget;
    this.conditions = new Conditions(this, scope);
    this.functions = new Functions(this, scope, nesting);
  }

  Budget budget() {
    return budget;
  }

  Conditions conditions() {
    return conditions;
  }

  Resolved resolve(YamlNode node) {
    budget.spend(1);
    Call call = Call.of(node);
    if (call != null) {
      return call(call);
    }
    SourceRange range = node.span().range();
    return switch (node) {
      case YamlNode.Scalar scalar ->
          stored(scalar.text(), range)
              .orElseGet(() -> Resolved.leaf(YamlScalars.value(scalar), range));
      case YamlNode.Sequence sequence -> {
        List<Resolved> elements = new ArrayList<>();
        for (YamlNode element : sequence.elements()) {
          Resolved resolved = element(element);
          if (!NoValue.is(resolved)) {
            elements.add(resolved);
          }
        }
        yield new Resolved.Elements(elements, range, List.of());
      }
      case YamlNode.Mapping mapping -> members(mapping);
    };
  }

  private Resolved element(YamlNode node) {
    Call call = Call.of(node);
    if (call == null || !call.name().equals("If")) {
      return resolve(node);
    }
    budget.spend(1);
    return conditions.chooseElement(call, node.span().range());
  }

  /** The members of a mapping; those without a value fall away. */
  Resolved.Members members(YamlNode.Mapping mapping) {
    var members = new LinkedHashMap<String, Resolved.Member>();
    for (YamlNode.Entry entry : mapping.entries()) {
      Resolved value = resolve(entry.value());
      if (!NoValue.is(value)) {
        members.put(entry.key().text(), new Resolved.Member(value, entry.span().range()));
      }
    }
    return new Resolved.Members(members, mapping.span().range(), List.of());
  }

  /** What a text is that the deployment puts something from a store into, and nothing else. */
  Optional<Resolved> stored(String text, SourceRange range) {
    return DynamicReference.in(text)
        .map(found -> {
          link(found, range);
          return Resolved.leaf(found.value(), range);
        });
  }

  private void link(DynamicReference found, SourceRange range) {
    if (!found.link().isEmpty()) {
      scope.refer(found.link(), "", Edge.Kind.CROSS_STACK, range);
    }
  }

  private Resolved call(Call call) {
    SourceRange range = call.node().span().range();
    return switch (call.name()) {
      case "Ref" -> reference(name(call.argument()), range);
      case "If" -> conditions.choose(call, range);
      case "And", "Or", "Not", "Equals", "Condition" ->
          Resolved.leaf(conditions.decide(call.node()), range);
      default -> functions.call(call, range);
    };
  }

  /** A name that is written, or that a function makes, as language extensions allow. */
  String name(YamlNode node) {
    return Call.of(node) == null ? node.scalarText().orElse("") : Texts.text(resolve(node).value());
  }

  /** What {@code Ref} gives, or a name in {@code Fn::Sub}. */
  Resolved reference(String name, SourceRange range) {
    if (name.equals("AWS::NoValue")) {
      return Resolved.leaf(NoValue.VALUE, range);
    }
    Input parameter = scope.parameters().get(name);
    if (parameter != null) {
      var step = new Provenance.Step(Provenance.Kind.PARAMETER, name, parameter.value().range());
      scope.refer(parameter.references(), range);
      scope.meet(parameter.defaults());
      return parameter.value().at(range).through(step);
    }
    if (PSEUDO.contains(name)) {
      return Resolved.leaf(Unknowns.deployment(name), range);
    }
    if (scope.isResource(name)) {
      scope.referToOwn(name, "id", range);
      return Resolved.leaf(Unknowns.computed(scope.place().address(name), "id"), range);
    }
    String generated = scope.generated(name);
    return generated == null
        ? scope.undeclared(name, "no parameter and no resource", range)
        : reference(generated, range);
  }
}
