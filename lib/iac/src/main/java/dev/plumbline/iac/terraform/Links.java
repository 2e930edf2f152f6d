package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows references through variables, locals and outputs to the resources behind them. */
final class Links {
  /** Instances that a reference to a whole repeated resource is drawn to. */
  private static final int MAX_INSTANCES = 50;

  private static final int MAX_TARGETS = 500;

  private final Run run;

  /** Stands for the answer that is being looked for. */
  private static final List<Target> OPEN = new ArrayList<>(0);

  private final Map<ModuleInstance, Map<String, Answer>> known = new HashMap<>();

  Links(Run run) {
    this.run = run;
  }

  /**
   * @param path of the attribute that is read, {@code ""} for the whole
   */
  record Target(String address, String path) {}

  /**
   * @param reference one of those that have the name that was asked for
   */
  record Answer(Traversal.Absolute reference, List<Target> targets) {}

  /** All that references of an instance's module were followed to, by their name. */
  Map<String, Answer> answers(ModuleInstance module) {
    return known.getOrDefault(module, Map.of());
  }

  /** The resources that an expression of a module needs, each once. */
  List<Target> of(Expression expression, ModuleInstance module) {
    List<Traversal.Absolute> references = run.references(expression);
    if (references.isEmpty()) {
      return List.of();
    }
    Set<Target> targets = new LinkedHashSet<>();
    for (Traversal.Absolute reference : references) {
      targets.addAll(of(reference, module));
      if (targets.size() > MAX_TARGETS) {
        break;
      }
    }
    return List.copyOf(targets);
  }

  List<Target> of(Traversal.Absolute reference, ModuleInstance module) {
    return switch (reference.root()) {
      case "var", "local", "module" -> {
        String name = name(reference);
        Map<String, Answer> ofModule = known.computeIfAbsent(module, _ -> new HashMap<>());
        Answer answer = ofModule.get(name);
        if (answer == null) {
          ofModule.put(name, new Answer(reference, OPEN));
          answer = new Answer(reference, follow(reference, module));
          ofModule.put(name, answer);
        } else if (answer.targets() == OPEN) {
          // What is being followed already leads nowhere new; where one comes from matters then.
          run.odd();
          yield List.of();
        }
        yield answer.targets();
      }
      case "path", "terraform", "tofu", "count", "each", "self" -> List.of();
      case "data", "ephemeral" -> resource(reference, 1, reference.root() + ".", module);
      default -> resource(reference, 0, "", module);
    };
  }

  private static String name(Traversal.Absolute reference) {
    var name = new StringBuilder(reference.root());
    int steps = reference.root().equals("module") ? 3 : 1;
    for (int i = 0; i < Math.min(steps, reference.steps().size()); i++) {
      append(reference.steps().get(i), name);
    }
    return name.toString();
  }

  private static void append(Traversal.Step step, StringBuilder out) {
    switch (step) {
      case Traversal.Attribute(String name, Span _) ->
          out.append(out.isEmpty() ? "" : ".").append(name);
      case Traversal.Key(Value.Num(java.math.BigDecimal number), Span _) ->
          out.append('[').append(number.toPlainString()).append(']');
      case Traversal.Key(Value key, Span _) ->
          out.append(key instanceof Value.Str(String text) ? Repetition.key(text) : "[]");
    }
  }

  private List<Target> follow(Traversal.Absolute reference, ModuleInstance module) {
    String name = ModuleInstance.attribute(reference, 0);
    if (name == null) {
      return List.of();
    }
    return switch (reference.root()) {
      case "var" -> {
        Body.Attribute argument = module.inputs().argument(name);
        ModuleInstance.Caller caller = module.caller();
        yield argument == null || caller == null
            ? List.of()
            : of(argument.expression(), caller.module());
      }
      case "local" -> {
        Body.Attribute local = module.source().locals().get(name);
        yield local == null ? List.of() : of(local.expression(), module);
      }
      default -> output(reference, module.calls().get(name));
    };
  }

  private List<Target> output(Traversal.Absolute reference, @Nullable ModuleCall call) {
    if (call == null) {
      return List.of();
    }
    String output = null;
    int chosen = -1;
    for (int i = 1; i < Math.min(3, reference.steps().size()) && output == null; i++) {
      output = ModuleInstance.attribute(reference, i);
      if (reference.steps().get(i) instanceof Traversal.Key(Value key, Span _)) {
        chosen = Repetitions.find(call.repetition(), key);
      }
    }
    Set<Target> targets = new LinkedHashSet<>();
    List<ModuleInstance> instances = call.instances();
    for (int i = 0; i < Math.min(instances.size(), MAX_INSTANCES); i++) {
      if (chosen >= 0 && chosen != i) {
        continue;
      }
      ModuleInstance instance = instances.get(i);
      for (Map.Entry<String, Body.Block> each : instance.source().outputs().entrySet()) {
        Body.Attribute value = each.getValue().body().attribute("value");
        if (value != null && (output == null || output.equals(each.getKey()))) {
          targets.addAll(of(value.expression(), instance));
        }
      }
    }
    return List.copyOf(targets);
  }

  private static List<Target> resource(
      Traversal.Absolute reference, int start, String prefix, ModuleInstance module) {
    String type = start == 0 ? reference.root() : ModuleInstance.attribute(reference, 0);
    String name = ModuleInstance.attribute(reference, start);
    ResourceInstances found =
        type == null || name == null ? null : module.resource(prefix + type + "." + name);
    if (found == null) {
      return List.of();
    }
    int step = start + 1;
    int chosen = -1;
    if (step < reference.steps().size()
        && reference.steps().get(step) instanceof Traversal.Key(Value key, Span _)) {
      chosen = Repetitions.find(found.repetition(), key);
      step++;
    }
    var path = new StringBuilder();
    for (Traversal.Step each :
        reference
            .steps()
            .subList(Math.min(step, reference.steps().size()), reference.steps().size())) {
      append(each, path);
    }
    List<Target> targets = new ArrayList<>();
    int count = found.repetition().instances().size();
    for (int i = 0; i < Math.min(count, MAX_INSTANCES); i++) {
      if (chosen < 0 || chosen == i) {
        targets.add(new Target(found.address(i), path.toString()));
      }
    }
    if (chosen >= MAX_INSTANCES) {
      targets.add(new Target(found.address(chosen), path.toString()));
    }
    return targets;
  }
}
