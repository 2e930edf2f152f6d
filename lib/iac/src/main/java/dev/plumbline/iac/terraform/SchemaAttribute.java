package dev.plumbline.iac.terraform;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.LeftOut;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's schema makes of a value that is written for one of its attributes.
 *
 * @param type that the value is converted to; null where that is not known
 * @param framework whether the resource is built on the plugin framework
 * @param form of its texts in a plan
 * @param nested attributes of its blocks, by name
 */
record SchemaAttribute(
    @Nullable Type type,
    boolean framework,
    boolean sensitive,
    PlannedForm form,
    Map<String, SchemaAttribute> nested) {
  SchemaAttribute {
    nested = Map.copyOf(nested);
  }

  /** All of a type's. */
  static Map<String, SchemaAttribute> all(ResourceFacts facts, LeftOut planned) {
    return all(facts.attributes(), "", facts, planned.open());
  }

  /**
   * @param untyped paths whose type differs between releases
   */
  private static Map<String, SchemaAttribute> all(
      Map<String, AttributeFacts> body, String within, ResourceFacts facts, Set<String> untyped) {
    Map<String, SchemaAttribute> all = new HashMap<>();
    body.forEach((name, attribute) -> {
      String path = within + name;
      Type type = untyped.contains(path) ? null : type(attribute.type());
      all.put(
          name,
          new SchemaAttribute(
              type,
              facts.framework(),
              attribute.sensitive(),
              form(path, attribute, facts),
              all(attribute.nested(), path + ".", facts, untyped)));
    });
    return all;
  }

  /** The plugin framework plans what is written. */
  private static PlannedForm form(String path, AttributeFacts attribute, ResourceFacts facts) {
    PlannedForm seen = PlannedForm.of(facts.type()).get(path);
    return seen != null
        ? seen
        : attribute.diffSuppressed() && !facts.framework() && attribute.type().equals("string")
            ? PlannedForm.JSON_OPEN
            : PlannedForm.WRITTEN;
  }

  private static @Nullable Type type(String written) {
    int open = written.indexOf('<');
    if (open < 0) {
      return switch (written) {
        case "string" -> Type.Primitive.STRING;
        case "int", "float", "number" -> Type.Primitive.NUMBER;
        case "bool" -> Type.Primitive.BOOL;
        default -> null;
      };
    }
    Type element = type(written.substring(open + 1, written.length() - 1));
    return element == null
        ? null
        : switch (written.substring(0, open)) {
          case "list" -> new Type.ListOf(element);
          case "set" -> new Type.SetOf(element);
          case "map" -> new Type.MapOf(element);
          default -> null;
        };
  }

  /**
   * The value as other expressions see it; itself where nothing is to be done.
   *
   * @param origin of what the provider makes of it in a way that is not known
   */
  Datum of(Datum value, Origin origin, Budget budget) {
    Datum made =
        nested.isEmpty() ? form.of(typed(value, budget), origin) : within(value, origin, budget);
    return sensitive ? made.sensitive() : made;
  }

  /** What can't be converted is an error of the configuration, and stays what it is. */
  private Datum typed(Datum value, Budget budget) {
    if (type == null) {
      return value;
    }
    try {
      Datum made = Conversion.convert(value, type);
      made = framework ? made : withoutNulls(made);
      if (made != value) {
        budget.spend(made.parts());
        budget.allocate(ResourceBuilder.BYTES_PER_PART * made.parts());
      }
      return made;
    } catch (ConversionException e) {
      return value;
    }
  }

  /** The older SDK knows no null in a map: the plan has no such element. */
  private static Datum withoutNulls(Datum value) {
    if (value.unmarked() instanceof Datum.Obj map
        && map.type() instanceof Type.MapOf(Type element)
        && map.members().values().stream().anyMatch(Datum::isNull)) {
      SortedMap<String, Datum> kept = Datum.sorted();
      kept.putAll(map.members());
      kept.values().removeIf(Datum::isNull);
      return Datum.map(element, kept).sensitiveIf(value instanceof Datum.Sensitive);
    }
    return value;
  }

  /** Blocks, or the objects that stand for them. */
  private Datum within(Datum value, Origin origin, Budget budget) {
    return switch (value) {
      case Datum.Seq seq when seq.type() instanceof Type.TupleOf -> {
        List<Datum> elements = new ArrayList<>(seq.elements().size());
        boolean same = true;
        for (Datum element : seq.elements()) {
          Datum made = within(element, origin, budget);
          same &= made == element;
          elements.add(made);
        }
        yield same ? value : Datum.tuple(elements);
      }
      case Datum.Unknown block when block.isInstance() -> {
        Map<String, Datum> known = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<String, Datum> member : block.known().entrySet()) {
          SchemaAttribute attribute = nested.get(member.getKey());
          Datum made =
              attribute == null
                  ? member.getValue()
                  : attribute.of(member.getValue(), block.origin(), budget);
          same &= made == member.getValue();
          known.put(member.getKey(), made);
        }
        yield same ? value : Datum.Unknown.instance(block.origin(), known);
      }
      case Datum.Seq _,
          Datum.Obj _,
          Datum.Unknown _,
          Datum.Sensitive _,
          Datum.Null _,
          Datum.Bool _,
          Datum.Num _,
          Datum.Str _ ->
          value;
    };
  }
}
