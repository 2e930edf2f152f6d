package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.InstanceLookup;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.eval.Scope;
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

  /** Names of one another in a circle would make a reference longer and longer. */
  private static final int MAX_STEPS = 20;

  private final Run run;

  /** Stands for the answer that is being looked for. */
  private static final List<Target> OPEN = new ArrayList<>(0);

  private final Map<ModuleInstance, Map<String, Answer>> known = new HashMap<>();

  Links(Run run) {
    this.run = run;
  }

  /**
   * @param path of the attribute that is read, {@code ""} for the whole
   * @param left how many instances behind this one are meant as well and are left out
   * @param waits whether it is only waited for, as an output's {@code depends_on} has it
   */
  record Target(String address, String path, int left, boolean waits) {
    Target(String address, String path, int left) {
      this(address, path, left, false);
    }

    private Target waited() {
      return new Target(address, "", left, true);
    }
  }

  /**
   * @param reference one of those that have the name that was asked for
   */
  record Answer(Traversal.Absolute reference, List<Target> targets) {}

  /** All that references of an instance's module were followed to, by their name. */
  Map<String, Answer> answers(ModuleInstance module) {
    return known.getOrDefault(module, Map.of());
  }

  /**
   * The resources that an expression of a module needs, each once.
   *
   * @param scope in which its keys are worked out
   */
  List<Target> of(Expression expression, ModuleInstance module, Scope scope) {
    List<References.Found> references = run.references(expression);
    if (references.isEmpty()) {
      return List.of();
    }
    Set<Target> targets = new LinkedHashSet<>();
    for (References.Found reference : references) {
      targets.addAll(of(keyed(reference, module, scope), module));
      if (targets.size() > MAX_TARGETS) {
        break;
      }
    }
    return List.copyOf(targets);
  }

  /**
   * What is waited for by a reference of a {@code depends_on}. A module that it names is one end,
   * whatever it contains
   * (https://developer.hashicorp.com/terraform/language/meta-arguments/depends_on).
   */
  List<Target> awaited(References.Found found, ModuleInstance module, Scope scope) {
    Traversal.Absolute reference = found.reference();
    ModuleCall call =
        reference.root().equals("module") && !namesOutput(reference)
            ? module.calls().get(ModuleInstance.attribute(reference, 0))
            : null;
    return call == null
        ? of(keyed(found, module, scope), module).stream().map(Target::waited).toList()
        : List.of(new Target(call.address(), "", 0, true));
  }

  /** Whether it names a resource that Terraform makes. */
  static boolean isManaged(Traversal.Absolute reference) {
    return switch (reference.root()) {
      case "var", "local", "module", "path", "terraform", "tofu", "count", "each", "self" -> false;
      case "data", "ephemeral" -> false;
      default -> true;
    };
  }

  /** Whether it goes on behind a module's name and the key of one of its instances. */
  private static boolean namesOutput(Traversal.Absolute reference) {
    return ModuleInstance.attribute(reference, 1) != null
        || ModuleInstance.attribute(reference, 2) != null;
  }

  /** The resources behind that of an expression which some steps read. */
  private List<Target> of(
      Expression expression, List<Traversal.Step> steps, ModuleInstance module, Scope scope) {
    Member member = Member.of(expression, steps);
    if (member.part() instanceof Traversal.Absolute reference
        && reference.steps().size() + member.rest().size() <= MAX_STEPS) {
      return of(InstanceLookup.any(reference, member.rest()), module);
    }
    return of(member.part(), module, scope);
  }

  /** A reference with its key in place, where that can be worked out. */
  Traversal.Absolute keyed(References.Found found, ModuleInstance module, Scope scope) {
    Traversal.Absolute reference = found.reference();
    Expression.Index index = found.index();
    if (index == null || !module.isRepeated(reference)) {
      return reference;
    }
    var aside = run.evaluation().aside();
    Datum key = run.of(module, () -> new Evaluator(scope, aside).evaluate(index.key()));
    Traversal.Absolute one =
        InstanceLookup.reference(reference, key.unmarked(), index.span(), found.behind());
    return one == null ? InstanceLookup.any(reference, found.behind()) : one;
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
    reference.steps().forEach(step -> append(step, name));
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
            : of(argument.expression(), behind(reference, 1), caller.module(), caller.scope());
      }
      case "local" -> {
        Body.Attribute local = module.source().locals().get(name);
        yield local == null
            ? List.of()
            : of(local.expression(), behind(reference, 1), module, module);
      }
      default -> output(reference, module.calls().get(name));
    };
  }

  private static List<Traversal.Step> behind(Traversal.Absolute reference, int taken) {
    return reference.steps().subList(taken, reference.steps().size());
  }

  private List<Target> output(Traversal.Absolute reference, @Nullable ModuleCall call) {
    if (call == null || call.instances().isEmpty()) {
      return List.of();
    }
    String output = null;
    int chosen = -1;
    int taken = 1;
    for (int i = 1; i < Math.min(3, reference.steps().size()) && output == null; i++) {
      output = ModuleInstance.attribute(reference, i);
      taken = i + 1;
      if (reference.steps().get(i) instanceof Traversal.Key(Value key, Span _)) {
        chosen = Repetitions.find(call.repetition(), key);
        if (chosen < 0 && call.repetition().isKeyed()) {
          return List.of();
        }
      }
    }
    Set<Target> targets = new LinkedHashSet<>();
    List<ModuleInstance> instances = call.instances();
    int from = Math.max(0, chosen);
    int to = chosen >= 0 ? chosen + 1 : Math.min(instances.size(), MAX_INSTANCES);
    for (ModuleInstance instance : instances.subList(from, Math.min(to, instances.size()))) {
      for (Map.Entry<String, Body.Block> each : instance.source().outputs().entrySet()) {
        if (output == null || output.equals(each.getKey())) {
          Body body = each.getValue().body();
          Body.Attribute value = body.attribute("value");
          if (value != null) {
            targets.addAll(of(value.expression(), behind(reference, taken), instance, instance));
          }
          Body.Attribute dependsOn = body.attribute("depends_on");
          if (dependsOn != null) {
            run.references(dependsOn.expression())
                .forEach(found -> targets.addAll(awaited(found, instance, instance)));
          }
        }
      }
    }
    return cut(List.copyOf(targets), chosen >= 0 ? 0 : instances.size() - to);
  }

  /** The targets, the last of which says that so many instances of a module were left out. */
  private static List<Target> cut(List<Target> targets, int left) {
    if (left <= 0 || targets.isEmpty()) {
      return targets;
    }
    List<Target> said = new ArrayList<>(targets);
    Target last = said.removeLast();
    said.add(new Target(last.address(), last.path(), last.left() + left, last.waits()));
    return List.copyOf(said);
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
      if (chosen < 0 && found.repetition().isKeyed()) {
        return List.of();
      }
      step++;
    }
    var path = new StringBuilder();
    for (Traversal.Step each :
        reference
            .steps()
            .subList(Math.min(step, reference.steps().size()), reference.steps().size())) {
      append(each, path);
    }
    if (chosen >= 0) {
      return List.of(new Target(found.address(chosen), path.toString(), 0));
    }
    List<Target> targets = new ArrayList<>();
    int count = found.repetition().instances().size();
    int drawn = Math.min(count, MAX_INSTANCES);
    for (int i = 0; i < drawn; i++) {
      int left = i == drawn - 1 ? count - drawn : 0;
      targets.add(new Target(found.address(i), path.toString(), left));
    }
    return targets;
  }
}
