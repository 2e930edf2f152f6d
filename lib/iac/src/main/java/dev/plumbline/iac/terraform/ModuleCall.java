package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Suggestion;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A {@code module} block, and the instances it makes of the module that it calls. */
final class ModuleCall {
  static final Set<String> META =
      Set.of("source", "version", "count", "for_each", "providers", "depends_on");
  private static final int MAX_DEPTH = 30;

  private final ModuleInstance parent;
  private final String name;
  private final Body.Block block;
  private @Nullable Repetition repetition;
  private @Nullable List<ModuleInstance> instances;
  private @Nullable Datum whole;
  private @Nullable String directory;
  private boolean located;

  ModuleCall(ModuleInstance parent, String name, Body.Block block) {
    this.parent = parent;
    this.name = name;
    this.block = block;
  }

  String name() {
    return name;
  }

  Body.Block block() {
    return block;
  }

  /** Without an instance's key. */
  String address() {
    return parent.absolute("module." + name);
  }

  String source() {
    return Literals.text(block, "source");
  }

  String version() {
    return Literals.text(block, "version");
  }

  /** Where the module lies in the snapshot; null where it does not. */
  @Nullable String directory() {
    if (!located) {
      located = true;
      directory = parent.run().of(null, this::locate);
    }
    return directory;
  }

  /** Whether a source is a path in the repository. */
  static boolean isLocal(String source) {
    return source.startsWith("./") || source.startsWith("../");
  }

  private @Nullable String locate() {
    Run run = parent.run();
    String source = source();
    String found = null;
    if (isLocal(source)) {
      found = SourcePaths.normal(parent.source().directory() + "/" + source);
      if (found == null || !run.sources().has(found)) {
        run.evaluation()
            .error(
                "Module not found",
                "There are no configuration files in \"" + source + "\", as seen from here.",
                block.header());
        return null;
      }
    } else {
      found = run.installed().directory(address());
    }
    if (found != null && isRecursive(found)) {
      run.evaluation()
          .error(
              "Module calls itself",
              "The module would contain itself without end.",
              block.header());
      return null;
    }
    return found != null && run.sources().has(found) ? found : null;
  }

  private boolean isRecursive(String found) {
    int depth = 0;
    for (ModuleInstance at = parent;
        at != null;
        at = at.caller() == null ? null : at.caller().module()) {
      if (at.source().directory().equals(found) || ++depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the call hands over to a module that can't be looked into; nothing for one that can, since
   * its resources tell. What differs between its instances is unknown.
   */
  Value.Obj arguments() {
    if (isAvailable()) {
      return Value.Obj.EMPTY;
    }
    Map<String, Value> common = new LinkedHashMap<>();
    boolean first = true;
    for (Repetition.Instance each : repetition().instances()) {
      Content content =
          new BlockEvaluator(parent.run()).evaluate(block.body(), parent.with(each), META);
      parent.run().budget().allocate(ResourceBuilder.BYTES_PER_PART * content.parts());
      Map<String, Value> given = content.toValue().members();
      if (first) {
        common.putAll(given);
        first = false;
      } else {
        common.replaceAll((name, value) -> value.equals(given.get(name)) ? value : differing());
      }
    }
    return new Value.Obj(common);
  }

  private Value differing() {
    return new Value.Unknown(
        new Value.Origin(address(), "", "", "the instances of the module differ in it"));
  }

  boolean isAvailable() {
    return directory() != null;
  }

  Repetition repetition() {
    if (repetition == null) {
      repetition =
          parent
              .run()
              .enter(
                  parent,
                  address(),
                  block.header(),
                  () -> Repetition.of(block, parent.evaluator(), parent.run().evaluation()),
                  () -> Repetition.ONCE);
    }
    return repetition;
  }

  /** The instances; empty where the module is not available. */
  List<ModuleInstance> instances() {
    if (instances == null) {
      instances = instantiate();
    }
    return instances;
  }

  private List<ModuleInstance> instantiate() {
    String found = directory();
    if (found == null) {
      return List.of();
    }
    List<ModuleInstance> made = new ArrayList<>();
    // What is wrong in the module's files is nothing that its caller's part follows from.
    ModuleSource source = parent.run().of(null, () -> parent.run().sources().read(found));
    for (Repetition.Instance each : repetition().instances()) {
      var caller = new ModuleInstance.Caller(parent, block, parent.with(each));
      var instance =
          new ModuleInstance(parent.run(), source, address() + each.key(), caller, Map.of(), false);
      if (made.isEmpty()) {
        parent
            .run()
            .of(
                null,
                () -> {
                  instance.inputs().reportStrangers();
                  return instance;
                });
      }
      made.add(instance);
    }
    return made;
  }

  /**
   * What {@code module.name…} is; takes the instance's key and the output's name where they stand.
   */
  Scope.Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    if (!isAvailable()) {
      return unavailable(reference);
    }
    List<ModuleInstance> all = instances();
    return switch (repetition().kind()) {
      case SINGLE -> outputs(all.getFirst(), reference, 1, evaluation);
      case COUNT, FOR_EACH -> {
        int at = chosen(reference);
        yield at >= 0
            ? outputs(all.get(at), reference, 2, evaluation)
            : new Scope.Resolution(whole(all, reference.span()), 1);
      }
      case UNKNOWN ->
          reference.steps().size() > 1 && reference.steps().get(1) instanceof Traversal.Key
              ? outputs(all.getFirst(), reference, 2, evaluation)
              : new Scope.Resolution(repetition().open(), 1);
    };
  }

  private Scope.Resolution unavailable(Traversal.Absolute reference) {
    Datum unknown = Datum.Unknown.instance(Reasons.module(address(), source()), Map.of());
    return new Scope.Resolution(unknown, Math.min(1, reference.steps().size()));
  }

  private int chosen(Traversal.Absolute reference) {
    if (reference.steps().size() < 2
        || !(reference.steps().get(1) instanceof Traversal.Key(Value key, Span _))) {
      return -1;
    }
    return Repetitions.find(repetition(), key);
  }

  private Scope.Resolution outputs(
      ModuleInstance instance, Traversal.Absolute reference, int step, Evaluation evaluation) {
    String output = ModuleInstance.attribute(reference, step);
    if (output == null) {
      return new Scope.Resolution(outputs(instance, reference.span()), step);
    }
    if (!instance.source().outputs().containsKey(output)) {
      evaluation.error(
          "Undeclared output",
          "The module \""
              + name
              + "\" has no output \""
              + output
              + "\"."
              + Suggestion.of(output, instance.source().outputs().keySet()),
          reference.span());
      return new Scope.Resolution(
          Reasons.error("an error at " + reference.range()), reference.steps().size());
    }
    return new Scope.Resolution(instance.output(output, reference.span()), step + 1);
  }

  private static Datum outputs(ModuleInstance instance, Span at) {
    SortedMap<String, Datum> outputs = Datum.sorted();
    instance
        .source()
        .outputs()
        .keySet()
        .forEach(each -> outputs.put(each, instance.output(each, at)));
    return Datum.object(outputs);
  }

  private Datum whole(List<ModuleInstance> all, Span at) {
    if (whole == null) {
      List<Datum> each = all.stream().map(instance -> outputs(instance, at)).toList();
      parent.run().budget().spend(all.size());
      parent.run().budget().allocate(64L * all.size());
      whole = Repetitions.whole(repetition(), each);
    }
    return whole;
  }
}
