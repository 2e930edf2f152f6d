package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where the parts of a collection are written, as long as it is written out. */
final class Written {
  private static final int DEEPEST = 12;
  private static final Set<String> SAME_ELEMENTS = Set.of("toset", "tolist", "tomap");

  private Written() {}

  /**
   * What is written for a part of an iteration's element; null where it is computed.
   *
   * @param reference by the iterator, as in {@code ingress.value.port}
   */
  static @Nullable Expression part(
      Iteration iteration, Traversal.Absolute reference, ModuleInstance module) {
    Expression at = element(spelt(iteration.collection(), module, 0), iteration.key());
    List<Traversal.Step> steps = reference.steps();
    if (steps.isEmpty() || !isNamed(steps.getFirst(), "value")) {
      return null;
    }
    for (Traversal.Step step : steps.subList(1, steps.size())) {
      at = at instanceof Expression.Obj object ? member(object, name(step)) : null;
    }
    return at;
  }

  /** Follows names to what they stand for. */
  private static @Nullable Expression spelt(
      @Nullable Expression expression, ModuleInstance module, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    if (expression instanceof Expression.Call call
        && SAME_ELEMENTS.contains(call.name())
        && call.arguments().size() == 1) {
      return spelt(call.arguments().getFirst(), module, depth + 1);
    }
    if (!(expression instanceof Traversal.Absolute reference) || reference.steps().size() != 1) {
      return expression;
    }
    String name = name(reference.steps().getFirst());
    return switch (reference.root()) {
      case "local" -> {
        Lookup.note(Lookup.Kind.LOCAL, name, module);
        Body.Attribute local = module.source().locals().get(name);
        yield local == null ? null : spelt(local.expression(), module, depth + 1);
      }
      case "var" -> variable(name, module, depth);
      default -> null;
    };
  }

  private static @Nullable Expression variable(
      @Nullable String name, ModuleInstance module, int depth) {
    Lookup.note(Lookup.Kind.VARIABLE, name, module);
    Body.Block declared = name == null ? null : module.source().variables().get(name);
    if (name == null || declared == null || module.inputs().given(name) != null) {
      return null; // a variable file's range says enough
    }
    Body.Attribute argument = module.inputs().argument(name);
    ModuleInstance.Caller caller = module.caller();
    if (argument != null && caller != null) {
      return spelt(argument.expression(), caller.module(), depth + 1);
    }
    Body.Attribute fallback = declared.body().attribute("default");
    return fallback == null ? null : fallback.expression();
  }

  private static @Nullable Expression element(@Nullable Expression collection, Datum key) {
    Value wanted = Values.of(key);
    if (collection instanceof Expression.Obj object) {
      return wanted instanceof Value.Str(String name) ? member(object, name) : null;
    }
    if (!(collection instanceof Expression.Tuple tuple)) {
      return null;
    }
    if (wanted instanceof Value.Num(var index)) {
      int at = index.intValue();
      return at >= 0 && at < tuple.elements().size() ? tuple.elements().get(at) : null;
    }
    return tuple.elements().stream()
        .filter(one -> wanted instanceof Value.Str(String text) && text.equals(text(one)))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Expression member(Expression.Obj object, @Nullable String name) {
    return object.members().stream()
        .filter(member -> name != null && name.equals(text(member.key())))
        .map(Expression.Obj.Member::value)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(Expression expression) {
    if (expression instanceof Expression.Literal(Value.Str(String text), Span _)) {
      return text;
    }
    return expression instanceof Template template ? template.literal() : null;
  }

  private static boolean isNamed(Traversal.Step step, String name) {
    return name.equals(name(step));
  }

  private static @Nullable String name(Traversal.Step step) {
    return switch (step) {
      case Traversal.Attribute attribute -> attribute.name();
      case Traversal.Key key -> key.key() instanceof Value.Str(String text) ? text : null;
    };
  }
}
