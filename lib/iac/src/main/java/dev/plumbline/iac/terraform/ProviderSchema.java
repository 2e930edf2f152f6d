package dev.plumbline.iac.terraform;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.LeftOut;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan makes of a managed resource's configuration by its provider's schema: what stands for
 * attributes that are left out, the types of those that are not, and which of them are secret. What
 * the schema as we know it does not say stays unknown.
 */
final class ProviderSchema {
  private static final Map<String, ProviderSchema> READ = new ConcurrentHashMap<>();

  private final Map<String, SchemaAttribute> attributes;
  private final Map<String, Datum> leftOut;

  /** Names of secrets that only the provider knows where they are left out. */
  private final List<String> secrets;

  private ProviderSchema(ResourceFacts facts) {
    LeftOut planned = LeftOut.of(facts.type());
    attributes = SchemaAttribute.all(facts, planned);
    Map<String, Datum> found = new HashMap<>();
    List<String> unseen = new ArrayList<>();
    facts
        .attributes()
        .forEach((name, attribute) -> {
          Datum stands = leftOut(name, attribute, planned, facts.framework());
          if (stands != null) {
            found.put(name, stands.sensitiveIf(attribute.sensitive()));
          } else if (attribute.sensitive()) {
            unseen.add(name);
          }
        });
    leftOut = Map.copyOf(found);
    secrets = List.copyOf(unseen);
  }

  /** That of a type; null where nobody knows it. */
  static @Nullable ProviderSchema of(String type) {
    ProviderSchema known = READ.get(type);
    if (known == null) {
      ResourceFacts facts = Facts.bundled().resource(type);
      if (facts == null) {
        return null;
      }
      known = new ProviderSchema(facts);
      READ.put(type, known);
    }
    return known;
  }

  /**
   * Completes what the configuration says of an instance.
   *
   * @param members by name, without what is null
   * @param origin of what the provider computes
   */
  void complete(Map<String, Datum> members, Origin origin, Budget budget) {
    members.replaceAll((name, value) -> {
      SchemaAttribute attribute = attributes.get(name);
      return attribute == null ? value : attribute.of(value, at(name, origin), budget);
    });
    leftOut.forEach(members::putIfAbsent);
    for (String name : secrets) {
      members.putIfAbsent(name, new Datum.Unknown(Type.Dynamic.ANY, at(name, origin)).sensitive());
    }
  }

  private static Origin at(String name, Origin origin) {
    return new Origin(origin.address(), name, "", origin.reason());
  }

  /**
   * What a plan has for an attribute that is left out, or null where that is not certain: of what
   * the provider computes; of a default that the provider may drop, since it compares values in its
   * own way; and, as the older of the two frameworks allows for defaults that a constant names, of
   * a single value without a default that no plan was seen of.
   */
  private static @Nullable Datum leftOut(
      String name, AttributeFacts attribute, LeftOut planned, boolean framework) {
    if (!attribute.optional() || attribute.computed() || planned.open().contains(name)) {
      return null;
    }
    if (!attribute.nested().isEmpty()) {
      return Datum.tuple(List.of());
    }
    Value fallback = attribute.defaultValue();
    if (fallback != null) {
      boolean certain = !attribute.diffSuppressed() && !fallback.equals(Value.of(""));
      return certain ? scalar(fallback) : null;
    }
    if (planned.values().get(name) instanceof Value constant) {
      return scalar(constant);
    }
    // Neither framework gives collections a default that the provider does not compute.
    boolean isNull = framework || !isSingle(attribute) || planned.nulls().contains(name);
    return isNull ? Datum.Null.ANY : null;
  }

  private static boolean isSingle(AttributeFacts attribute) {
    return switch (attribute.type()) {
      case "string", "int", "float", "number", "bool" -> true;
      default -> false;
    };
  }

  private static @Nullable Datum scalar(Value value) {
    return switch (value) {
      case Value.Str(String text) -> Datum.of(text);
      case Value.Bool(boolean is) -> Datum.of(is);
      case Value.Num(BigDecimal number) -> Datum.of(BigFloat.of(number));
      case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> null;
    };
  }
}
