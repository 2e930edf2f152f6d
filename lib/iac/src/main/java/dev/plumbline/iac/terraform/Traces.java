package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Provenance.Kind;
import dev.plumbline.model.graph.Provenance.Step;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an attribute's value comes from: from the attribute outwards, to the file that decides. */
final class Traces {
  private static final int MAX_STEPS = 12;

  private final Run run;
  private final boolean kept;
  private final Map<ModuleInstance, Map<Body.Attribute, Provenance>> known = new HashMap<>();

  /**
   * @param kept whether instances are told what was asked for them
   */
  Traces(Run run, boolean kept) {
    this.run = run;
    this.kept = kept;
  }

  /** The provenance of an attribute of a module's source, the same for all instances. */
  Provenance of(Body.Attribute attribute, ModuleInstance module) {
    Map<Body.Attribute, Provenance> ofModule =
        known.computeIfAbsent(module, _ -> new IdentityHashMap<>());
    Provenance provenance = ofModule.get(attribute);
    if (provenance == null) {
      provenance = new Provenance(attribute.range(), trace(attribute.expression(), module));
      ofModule.put(attribute, provenance);
    }
    return provenance;
  }

  /**
   * The same of an attribute in a dynamic block's content.
   *
   * @param within the element that the content is made from; null outside of such blocks
   */
  Provenance of(Body.Attribute attribute, ModuleInstance module, @Nullable Iteration within) {
    Provenance plain = of(attribute, module);
    if (within == null || plain.trace().isEmpty()) {
      return plain;
    }
    List<Step> steps = new ArrayList<>();
    for (References.Found found : run.references(attribute.expression())) {
      Traversal.Absolute reference = found.reference();
      Iteration named = within.named(reference.root());
      if (named == null) {
        follow(reference, module, steps, new HashSet<>());
      } else {
        steps.add(new Step(Kind.REFERENCE, text(reference), reference.range()));
        follow(named.collection(), module, steps, new HashSet<>());
        Expression written = Written.part(named, reference, module);
        if (written != null) {
          steps.add(new Step(Kind.REFERENCE, text(reference), written.range()));
        }
      }
    }
    return new Provenance(plain.range(), steps.stream().limit(MAX_STEPS).toList());
  }

  /**
   * A provenance led on through what the attribute's resource is repeated over, where {@code each}
   * stands in it.
   */
  Provenance through(
      Expression forEach, Provenance plain, Body.Attribute attribute, ModuleInstance module) {
    List<Step> steps = new ArrayList<>(plain.trace());
    for (References.Found found : run.references(attribute.expression())) {
      Traversal.Absolute reference = found.reference();
      if (reference.root().equals("each")) {
        steps.add(new Step(Kind.REFERENCE, text(reference), reference.range()));
        follow(forEach, module, steps, new HashSet<>());
      }
    }
    return new Provenance(plain.range(), steps.stream().limit(MAX_STEPS).toList());
  }

  /** The provenance of a value within an attribute. */
  Provenance of(Span span, Expression value, ModuleInstance module) {
    return new Provenance(span.range(), trace(value, module));
  }

  private List<Step> trace(Expression expression, ModuleInstance module) {
    if (run.references(expression).isEmpty()) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    follow(expression, module, steps, new HashSet<>());
    return steps;
  }

  private void follow(
      Expression expression, ModuleInstance module, List<Step> steps, Set<String> seen) {
    for (References.Found found : run.references(expression)) {
      Traversal.Absolute reference = found.reference();
      if (steps.size() >= MAX_STEPS) {
        return;
      }
      if (seen.add(module.absolute(text(reference)))) {
        follow(reference, module, steps, seen);
      }
    }
  }

  private void follow(
      Traversal.Absolute reference, ModuleInstance module, List<Step> steps, Set<String> seen) {
    switch (reference.root()) {
      case "count", "each", "self", "path", "terraform", "tofu" -> {}
      case "var" -> {
        steps.add(new Step(Kind.REFERENCE, text(reference), reference.range()));
        variable(ModuleInstance.attribute(reference, 0), module, steps, seen);
      }
      case "local" -> {
        note(Lookup.Kind.LOCAL, ModuleInstance.attribute(reference, 0), module);
        Body.Attribute local = module.source().locals().get(ModuleInstance.attribute(reference, 0));
        if (local != null) {
          steps.add(new Step(Kind.LOCAL, "local." + local.name(), local.range()));
          follow(local.expression(), module, steps, seen);
        }
      }
      case "module" -> {
        steps.add(new Step(Kind.REFERENCE, text(reference), reference.range()));
        output(reference, module, steps, seen);
      }
      default -> steps.add(new Step(Kind.REFERENCE, text(reference), reference.range()));
    }
  }

  private void variable(
      @Nullable String name, ModuleInstance module, List<Step> steps, Set<String> seen) {
    note(Lookup.Kind.VARIABLE, name, module);
    Body.Block block = name == null ? null : module.source().variables().get(name);
    if (name == null || block == null) {
      return;
    }
    Body.Attribute argument = module.inputs().argument(name);
    ModuleInstance.Caller caller = module.caller();
    Given given = module.inputs().given(name);
    Body.Attribute fallback = block.body().attribute("default");
    if (argument != null && caller != null) {
      steps.add(new Step(Kind.MODULE_ARGUMENT, module.address(), argument.range()));
      follow(argument.expression(), caller.module(), steps, seen);
    } else if (given != null) {
      steps.add(new Step(Kind.VARIABLE_FILE, file(given), given.range()));
    } else if (fallback != null) {
      String label = module.inputs().isLibrary() ? "default, no caller seen" : "var." + name;
      steps.add(new Step(Kind.VARIABLE_DEFAULT, label, fallback.range()));
    }
  }

  private static String file(Given given) {
    return file(given.file(), given.range());
  }

  private static String file(String file, SourceRange range) {
    return file + ":" + range.start().line();
  }

  /** A step whose place is another line now; the name of some tells it. */
  static Step at(Step step, SourceRange now) {
    String name = step.name();
    return new Step(
        step.kind(),
        step.kind() == Kind.VARIABLE_FILE
            ? file(name.substring(0, name.lastIndexOf(':')), now)
            : name,
        now);
  }

  private void output(
      Traversal.Absolute reference, ModuleInstance module, List<Step> steps, Set<String> seen) {
    ModuleCall call = module.calls().get(ModuleInstance.attribute(reference, 0));
    if (call == null) {
      return;
    }
    for (int i = 1; i < Math.min(3, reference.steps().size()); i++) {
      String name = ModuleInstance.attribute(reference, i);
      if (name == null) {
        continue;
      }
      note(Lookup.output(module.address(), call.name(), name), module);
      ModuleInstance instance = call.instances().isEmpty() ? null : call.instances().getFirst();
      Body.Attribute value = instance == null ? null : instance.outputValue(name);
      if (instance != null && value != null) {
        follow(value.expression(), instance, steps, seen);
        return;
      }
    }
  }

  private void note(Lookup.Kind kind, @Nullable String name, ModuleInstance asked) {
    if (kept && name != null) {
      note(new Lookup(asked.address(), kind, name), asked);
    }
  }

  private void note(Lookup lookup, ModuleInstance asked) {
    ModuleInstance owner = run.owner();
    if (kept && owner != null) {
      owner.outside().step(lookup, asked);
    }
  }

  static String text(Traversal.Absolute reference) {
    return reference.root() + text(reference.steps());
  }

  static String text(List<Traversal.Step> steps) {
    var text = new StringBuilder();
    for (Traversal.Step step : steps) {
      switch (step) {
        case Traversal.Attribute(String name, Span _) -> text.append('.').append(name);
        case Traversal.Key(Value.Num(java.math.BigDecimal number), Span _) ->
            text.append('[').append(number.toPlainString()).append(']');
        case Traversal.Key(Value key, Span _) ->
            text.append(key instanceof Value.Str(String name) ? Repetition.key(name) : "[]");
      }
    }
    return text.toString();
  }
}
