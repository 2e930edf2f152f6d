package dev.plumbline.iac.planfile;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.planfile.PlanFile.Instance;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instance that only a plan tells of, as a resource of the graph. */
final class PlannedResource {
  private final Instance instance;
  private final @Nullable YamlNode expressions;
  private final Map<String, Provenance> provenance = new LinkedHashMap<>();

  PlannedResource(Instance instance, Configured configured) {
    this.instance = instance;
    this.expressions =
        configured.expressions(Addresses.withoutKeys(instance.address())).orElse(null);
  }

  /**
   * @param place the code that stands for it; null where there is none and the plan's lines count
   * @param provider address of its provider configuration
   */
  Resource resource(@Nullable SourceRange place, String provider) {
    SourceRange own = instance.node().span().range();
    SourceRange named = instance.node().member("address").orElse(instance.node()).span().range();
    Value.Obj attributes = attributes(place);
    return new Resource(
        instance.address(),
        instance.mode(),
        instance.type(),
        instance.name(),
        instance.module(),
        attributes,
        provenance,
        place == null ? own : place,
        place == null ? named : place,
        Lifecycle.DEFAULT,
        provider,
        Value.Obj.EMPTY,
        null);
  }

  private Value.Obj attributes(@Nullable SourceRange place) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    ResourceFacts facts = Facts.bundled().resource(instance.type());
    Value all =
        PlannedValues.value(
            instance.values(), instance.unknown(), instance.sensitive(), instance.address(), "");
    if (all.unmarked() instanceof Value.Obj obj) {
      obj.members()
          .forEach((name, value) -> {
            AttributeFacts fact = facts == null ? null : facts.attribute(name);
            if (isThere(name, value)) {
              attributes.put(name, shaped(value, fact));
              provenance(name, place);
            }
          });
    }
    return new Value.Obj(attributes);
  }

  /**
   * A plan names every attribute of the type. What the code does not set and the plan does not know
   * is absent, and so is what has nothing in it.
   */
  private boolean isThere(String name, Value value) {
    boolean set = expressions != null && expressions.member(name).isPresent();
    return switch (value.unmarked()) {
      case Value.Null _ -> false;
      case Value.Unknown _ -> set || expressions == null;
      case Value.Seq(List<Value> elements) -> set || !elements.isEmpty();
      case Value.Obj(Map<String, Value> members) -> set || !members.isEmpty();
      case Value.Str(String text) -> set || !text.isEmpty();
      case Value.Bool _, Value.Num _, Value.Sensitive _ -> true;
    };
  }

  /** Blocks are lists, those of a provider that has one as an object too; no nulls inside. */
  private static Value shaped(Value value, @Nullable AttributeFacts fact) {
    if (fact == null || fact.nested().isEmpty() || fact.isMap()) {
      return value;
    }
    return switch (value) {
      case Value.Obj obj -> new Value.Seq(List.of(written(obj, fact)));
      case Value.Seq(List<Value> elements) ->
          new Value.Seq(elements.stream().map(element -> body(element, fact)).toList());
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Str _,
          Value.Unknown _,
          Value.Sensitive _ ->
          value;
    };
  }

  private static Value body(Value element, AttributeFacts fact) {
    return element instanceof Value.Obj obj ? written(obj, fact) : element;
  }

  private static Value.Obj written(Value.Obj block, AttributeFacts facts) {
    Map<String, Value> members = new LinkedHashMap<>();
    block
        .members()
        .forEach((name, value) -> {
          boolean empty =
              value instanceof Value.Null
                  || (value instanceof Value.Seq(List<Value> elements) && elements.isEmpty());
          if (!empty) {
            members.put(name, shaped(value, facts.nested().get(name)));
          }
        });
    return new Value.Obj(members);
  }

  private void provenance(String name, @Nullable SourceRange place) {
    Optional<YamlNode.Entry> entry =
        instance.values().members().stream().filter(it -> it.key().text().equals(name)).findFirst();
    SourceRange written =
        entry.map(it -> it.span().range()).orElseGet(() -> instance.node().span().range());
    provenance.put(
        name,
        place == null
            ? new Provenance(written, List.of())
            : new Provenance(place, List.of(step(written))));
  }

  /** How a value's way through a plan is told. */
  static Provenance.Step step(SourceRange written) {
    return new Provenance.Step(Provenance.Kind.CONFIG, "plan", written);
  }
}
