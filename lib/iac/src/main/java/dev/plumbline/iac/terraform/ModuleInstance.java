package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Suggestion;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a module, or the root: what its names mean. Every value is worked out when it is
 * first asked for, and kept.
 */
final class ModuleInstance implements Scope {
  private final Run run;
  private final ModuleSource source;
  private final String address;
  private final @Nullable Caller caller;
  private final Inputs inputs;
  private final Map<String, Datum> values = new HashMap<>();
  private final Map<String, ResourceInstances> resources = new HashMap<>();
  private final Map<String, ModuleCall> calls = new LinkedHashMap<>();
  private final Outside outside = new Outside();

  /**
   * @param scope the calling module's, with its {@code count} and {@code each}
   */
  record Caller(ModuleInstance module, Body.Block block, Scope scope) {}

  ModuleInstance(
      Run run,
      ModuleSource source,
      String address,
      @Nullable Caller caller,
      Map<String, Given> given,
      boolean library) {
    this.run = run;
    this.source = source;
    this.address = address;
    this.caller = caller;
    this.inputs = new Inputs(this, given, library);
    run.add(this);
    run.budget().spend(100);
    // The deeper it stands, the longer are the names of all that is in it.
    run.budget().allocate(2_000 + 8L * address.length());
    source.calls().forEach((name, block) -> calls.put(name, new ModuleCall(this, name, block)));
  }

  Run run() {
    return run;
  }

  ModuleSource source() {
    return source;
  }

  /** {@code module.a["x"].module.b}; empty for the root. */
  String address() {
    return address;
  }

  @Nullable Caller caller() {
    return caller;
  }

  Inputs inputs() {
    return inputs;
  }

  Map<String, ModuleCall> calls() {
    return calls;
  }

  Evaluator evaluator() {
    return new Evaluator(this, run.evaluation());
  }

  /** {@code name} as the whole stack sees it. */
  String absolute(String name) {
    return address.isEmpty() ? name : address + "." + name;
  }

  @Nullable ResourceInstances resource(String reference) {
    ResourceInstances known = resources.get(reference);
    ModuleSource.Declared declared = source.resources().get(reference);
    if (known == null && declared != null) {
      known = new ResourceInstances(this, declared);
      resources.put(reference, known);
    }
    return known;
  }

  /** What this instance looks at beyond its module's files. */
  Outside outside() {
    return outside;
  }

  /** What an output is set to, as written; null where there is no such output. */
  Body.@Nullable Attribute outputValue(String name) {
    Body.Block output = source.outputs().get(name);
    return output == null ? null : output.body().attribute("value");
  }

  @Override
  public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    return switch (reference.root()) {
      case "var" -> named(reference, evaluation, "variable", source.variables().keySet());
      case "local" -> named(reference, evaluation, "local value", source.locals().keySet());
      case "module" -> module(reference, evaluation);
      case "data" -> resource(reference, 1, "data.", evaluation);
      case "ephemeral" -> resource(reference, 1, "ephemeral.", evaluation);
      case "path" -> path(reference, evaluation);
      case "terraform", "tofu" -> terraform(reference, evaluation);
      case "count", "each", "self" ->
          missing(
              reference,
              "\"" + reference.root() + "\" means nothing here",
              outside(reference.root()),
              evaluation);
      case "resource" -> resource(reference, 1, "", evaluation);
      default -> resource(reference, 0, "", evaluation);
    };
  }

  @Override
  public boolean isRepeated(Traversal.Absolute reference) {
    int start =
        switch (reference.root()) {
          case "var", "local", "path", "terraform", "tofu", "count", "each", "self" -> -1;
          case "data", "ephemeral", "resource" -> 1;
          default -> 0;
        };
    if (start < 0 || reference.steps().size() != start + 1) {
      return false;
    }
    String name = attribute(reference, start);
    if (reference.root().equals("module")) {
      ModuleCall call = calls.get(name);
      return call != null && call.isAvailable() && call.repetition().isKeyed();
    }
    String type = start == 0 ? reference.root() : attribute(reference, 0);
    String prefix = start == 0 || reference.root().equals("resource") ? "" : reference.root() + ".";
    ResourceInstances found = resource(prefix + type + "." + name);
    return found != null && found.repetition().isKeyed();
  }

  private static String outside(String root) {
    return root.equals("self")
        ? "self stands for a resource only in its provisioners and conditions."
        : root
            + " can be used only in a block that sets "
            + (root.equals("count") ? "count." : "for_each.");
  }

  private Resolution named(
      Traversal.Absolute reference,
      Evaluation evaluation,
      String what,
      java.util.Set<String> declared) {
    String name = attribute(reference, 0);
    if (name == null) {
      return missing(
          reference,
          "Invalid reference",
          "A " + what + " needs a name behind the dot.",
          evaluation);
    }
    if (!declared.contains(name)) {
      return missing(
          reference,
          "Undeclared " + what,
          "There is no "
              + what
              + " \""
              + name
              + "\" in this module."
              + Suggestion.of(name, declared),
          evaluation);
    }
    return new Resolution(
        reference.root().equals("var")
            ? variable(name, reference.span())
            : local(name, reference.span()),
        1);
  }

  /** The name at a step of a reference; null where there is none. */
  static @Nullable String attribute(Traversal.Absolute reference, int step) {
    List<Traversal.Step> steps = reference.steps();
    return step < steps.size()
            && steps.get(step) instanceof Traversal.Attribute(String name, Span _)
        ? name
        : null;
  }

  private Resolution missing(
      Traversal.Absolute reference, String summary, String detail, Evaluation evaluation) {
    evaluation.error(summary, detail, reference.span());
    return new Resolution(
        Reasons.error("an error at " + reference.range()), reference.steps().size());
  }

  Datum variable(String name, Span at) {
    return value(null, "var." + name, at, () -> inputs.value(name));
  }

  /** Works out the locals that nobody asked for as well, so that what is wrong in them is said. */
  void finish() {
    source.locals().forEach((name, attribute) -> local(name, attribute.nameSpan()));
  }

  private Datum local(String name, Span at) {
    Body.Attribute attribute = source.locals().get(name);
    return attribute == null
        ? Reasons.error("there is no local value " + name)
        : value(this, "local." + name, at, () -> evaluator().evaluate(attribute.expression()));
  }

  /** An output's value as the caller sees it. */
  Datum output(String name, Span at) {
    Body.Block block = source.outputs().get(name);
    Body.Attribute value = block == null ? null : block.body().attribute("value");
    return block == null || value == null
        ? Reasons.error("there is no output " + name)
        : value(
            this,
            "output." + name,
            at,
            () ->
                evaluator()
                    .evaluate(value.expression())
                    .sensitiveIf(Providers.isTrue(block.body().attribute("sensitive"), this)));
  }

  private Datum value(
      @Nullable ModuleInstance whose,
      String name,
      Span at,
      java.util.function.Supplier<Datum> work) {
    Datum known = values.get(name);
    if (known == null) {
      known =
          run.enter(
              whose,
              absolute(name),
              at,
              work,
              () -> Reasons.error(absolute(name) + " needs itself"));
      values.put(name, known);
    }
    return known;
  }

  private Resolution module(Traversal.Absolute reference, Evaluation evaluation) {
    String name = attribute(reference, 0);
    ModuleCall call = name == null ? null : calls.get(name);
    if (call == null) {
      return missing(
          reference,
          "Undeclared module",
          name == null
              ? "A module needs a name behind the dot."
              : "There is no module call \"" + name + "\"." + Suggestion.of(name, calls.keySet()),
          evaluation);
    }
    int errors = evaluation.problems().errors();
    Resolution found = call.resolve(reference, evaluation);
    if (run.owner() == this) {
      outside.output(reference, found);
      if (evaluation.problems().errors() != errors) {
        outside.spoil();
      }
    }
    return found;
  }

  private Resolution resource(
      Traversal.Absolute reference, int start, String prefix, Evaluation evaluation) {
    String type = start == 0 ? reference.root() : attribute(reference, 0);
    String name = attribute(reference, start);
    ResourceInstances found =
        type == null || name == null ? null : resource(prefix + type + "." + name);
    if (found == null) {
      return undeclared(reference, type, name, prefix, evaluation);
    }
    return found.resolve(reference, start + 1, evaluation);
  }

  private Resolution undeclared(
      Traversal.Absolute reference,
      @Nullable String type,
      @Nullable String name,
      String prefix,
      Evaluation evaluation) {
    if (type == null || name == null) {
      return missing(
          reference,
          "Invalid reference",
          "\"" + reference.root() + "\" is neither a resource type with a name nor a known root.",
          evaluation);
    }
    String wanted = prefix + type + "." + name;
    return missing(
        reference,
        prefix.isEmpty() ? "Undeclared resource" : "Undeclared data source",
        wanted
            + " is not declared in this module."
            + Suggestion.of(wanted, source.resources().keySet()),
        evaluation);
  }

  private Resolution path(Traversal.Absolute reference, Evaluation evaluation) {
    String name = attribute(reference, 0);
    return switch (name) {
      case "module" -> new Resolution(Datum.of(Paths.relative(run.root(), source.directory())), 1);
      case "root" -> new Resolution(Datum.of("."), 1);
      case "cwd" ->
          new Resolution(
              new Datum.Unknown(
                  Type.Primitive.STRING,
                  new Origin(
                      "path.cwd", "", "", "it depends on the directory that Terraform runs in")),
              1);
      case null, default ->
          missing(reference, "Invalid reference", "path has module, root and cwd.", evaluation);
    };
  }

  private Resolution terraform(Traversal.Absolute reference, Evaluation evaluation) {
    String name = attribute(reference, 0);
    return switch (name) {
      case "workspace" ->
          new Resolution(
              Datum.unknown(Type.Primitive.STRING, "the workspace is chosen when Terraform runs"),
              1);
      case "applying" -> new Resolution(Datum.unknown(Type.Primitive.BOOL, Reasons.APPLY), 1);
      case null, default ->
          missing(reference, "Invalid reference", "terraform has workspace only.", evaluation);
    };
  }

  /** This module's names with those of an instance of a block. */
  Scope with(Repetition.Instance instance) {
    return instance.names().isEmpty() ? this : new NamedScope(this, instance.names());
  }
}
