package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What names and functions mean in a file of Terragrunt's. */
record ConfigScope(Config config) implements Scope {

  @Override
  public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    String first = name(reference, 0);
    if (first == null) {
      return open(reference);
    }
    return switch (reference.root()) {
      case "local" -> new Resolution(config.local(first), 1);
      case "include" -> included(reference, first);
      case "dependency" -> dependency(reference, first);
      default -> open(reference);
    };
  }

  private static Resolution open(Traversal.Absolute reference) {
    return new Resolution(
        Datum.unknown(Type.Dynamic.ANY, "Terragrunt knows it only when it runs"),
        reference.steps().size());
  }

  private static @Nullable String name(Traversal.Absolute reference, int index) {
    return index < reference.steps().size()
            && reference.steps().get(index) instanceof Traversal.Attribute attribute
        ? attribute.name()
        : null;
  }

  /**
   * {@code include.root.locals.region}; of the only one without a label, {@code include.locals}.
   */
  private Resolution included(Traversal.Absolute reference, String first) {
    Map<String, Config> all = config.includes();
    Config named = all.get(first);
    int steps = named == null ? 0 : 1;
    Config included = named == null ? all.get("") : named;
    String part = name(reference, steps);
    return included == null || part == null
        ? new Resolution(
            Datum.unknown(Type.Dynamic.ANY, "what it includes is not in the repository"),
            reference.steps().size())
        : new Resolution(part(included, part), steps + 1);
  }

  private static Datum part(Config included, String part) {
    return switch (part) {
      case "locals" -> included.locals();
      case "inputs" -> inputs(included);
      default -> Datum.unknown(Type.Dynamic.ANY, "Terragrunt knows it only when it runs");
    };
  }

  static Datum inputs(Config config) {
    SortedMap<String, Datum> inputs = Datum.sorted();
    config.inputs().forEach((name, input) -> inputs.put(name, input.value()));
    return Datum.object(inputs);
  }

  /** {@code dependency.vpc.outputs.id}: what another unit puts out. */
  private Resolution dependency(Traversal.Absolute reference, String label) {
    config.requireDependency(label, reference.span());
    String output = "outputs".equals(name(reference, 1)) ? name(reference, 2) : null;
    Value value = output == null ? null : config.output(label, output);
    if (value != null) {
      Origin open = origin(label, "outputs." + output);
      return new Resolution(Values.from(value, open), 3);
    }
    String path =
        reference.steps().stream()
            .skip(1)
            .map(step -> step instanceof Traversal.Attribute attribute ? attribute.name() : "[]")
            .collect(Collectors.joining("."));
    return new Resolution(
        new Datum.Unknown(Type.Dynamic.ANY, origin(label, path)), reference.steps().size());
  }

  private static Origin origin(String label, String path) {
    return new Origin("dependency." + label, path, "", "another unit puts it out");
  }

  @Override
  public @Nullable Datum call(String name, List<Datum> arguments) {
    return UnitFunctions.call(name, arguments, config);
  }
}
