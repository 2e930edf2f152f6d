package dev.plumbline.policy.term;

import static java.util.Map.entry;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.schema.Mismatch;
import dev.plumbline.policy.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Variables, outputs, module calls, providers and version requirements in the form of resources, so
 * that practice policies are written like all others: types {@code variable}, {@code output},
 * {@code module}, {@code provider}, {@code requirement}, {@code state_file}, {@code terraform} (one
 * a stack).
 */
public final class Declared {
  /** The attributes of each type; none listed where any may be there. */
  public static final Map<String, Set<String>> NAMES =
      Map.ofEntries(
          entry(
              "variable",
              Set.of("module", "name", "type", "description", "has_default", "sensitive", "value")),
          entry("output", Set.of("module", "name", "description", "sensitive", "value")),
          entry("module", Set.of("source", "version", "available", "arguments")),
          entry("requirement", Set.of("name", "source", "constraint", "locked")),
          entry("provider", Set.of()),
          entry("state_file", Set.of("path", "plan")),
          entry("terraform", Set.of("kind", "library", "resources", "backend", "backend_settings")),
          entry(
              "suppression",
              Set.of(
                  "id", "form", "owner", "reason", "known", "meant", "judged", "used", "expired",
                  "problem", "refused", "broad")),
          entry("baseline", Set.of("held", "gone")),
          entry("mismatch", Set.of("kind", "problem")),
          entry("setting", Set.of("problem")),
          entry("ruling", Set.of("policies", "off", "softened", "broad")),
          entry("safeguard", Set.of("kind", "before", "now")));

  private Declared() {}

  static List<Resource> in(Graph graph) {
    Declarations all = graph.declarations();
    StackSpec.Kind language = graph.stack().kind();
    var found = new ArrayList<Resource>();
    for (var it : all.variables()) {
      found.add(
          of(
                  "variable",
                  prefix(it.module()) + variables(language) + it.name(),
                  it.name(),
                  it.range())
              .with("module", it.module())
              .with("name", it.name())
              .with("type", it.type())
              .with("description", it.description())
              .with("has_default", it.hasDefault())
              .with("sensitive", it.sensitive())
              .with("value", it.value())
              .at("value", it.preset())
              .done());
    }
    for (var it : all.outputs()) {
      found.add(
          of("output", prefix(it.module()) + outputs(language) + it.name(), it.name(), it.range())
              .with("module", it.module())
              .with("name", it.name())
              .with("description", it.description())
              .with("sensitive", it.sensitive())
              .with("value", it.value())
              .done());
    }
    for (var it : all.modules()) {
      found.add(
          of("module", it.address(), it.address(), it.range())
              .with("source", it.source())
              .with("version", it.version())
              .with("available", it.available())
              .with("arguments", it.arguments())
              .done());
    }
    for (var it : all.requirements()) {
      found.add(
          of("requirement", "requirement." + it.name(), it.name(), it.range())
              .with("name", it.name())
              .with("source", it.source())
              .with("constraint", it.constraint())
              .with("locked", it.locked())
              .done());
    }
    for (var it : all.providers()) {
      var provider = of("provider", "provider." + it.address(), it.address(), it.range());
      provider.attributes.putAll(it.attributes().members());
      found.add(provider.done());
    }
    for (var it : all.stateFiles()) {
      found.add(
          of("state_file", "state_file." + it.path(), it.path(), it.range())
              .with("path", it.path())
              .with("plan", it.plan())
              .done());
    }
    for (Mismatch it : SchemaCheck.of(graph)) {
      String at = it.path().isEmpty() ? "" : "." + it.path();
      String kind = it.kind().label();
      found.add(
          of("mismatch", it.resource().address() + at, kind + at, it.resource().rangeOf(it.path()))
              .with("kind", kind)
              .with("problem", it.resource().address() + ": " + it.text())
              .done());
    }
    found.add(stack(graph));
    return oncePerPlace(found);
  }

  /** A module that is called twice declares its variables once. */
  private static List<Resource> oncePerPlace(List<Resource> declared) {
    var seen = new HashSet<List<Object>>();
    return declared.stream()
        .filter(one -> seen.add(List.of(one.type(), one.name(), one.range())))
        .toList();
  }

  private static Resource stack(Graph graph) {
    Declarations all = graph.declarations();
    SourceRange range = all.settings() == null ? firstRange(graph) : all.settings();
    var backend = all.backend();
    return of("terraform", "terraform", "terraform", range)
        .with("kind", graph.stack().kind().name().toLowerCase(Locale.ROOT))
        .with("library", graph.stack().library())
        .with("resources", Value.of(graph.resources().size()))
        .with("backend", backend(backend))
        .with("backend_settings", backend == null ? Value.Obj.EMPTY : backend.attributes())
        .done();
  }

  /** The type of a backend, {@code ""} where there is none. */
  private static Value backend(Declarations.@Nullable Backend backend) {
    if (backend != null && backend.type().isEmpty()) {
      return new Value.Unknown(
          new Value.Origin("terraform", "backend", "", "the backend's type is not known"));
    }
    return Value.of(backend == null ? "" : backend.type());
  }

  private static SourceRange firstRange(Graph graph) {
    return graph.resources().isEmpty()
        ? SourceRange.startOf(graph.stack().path().isEmpty() ? "." : graph.stack().path())
        : SourceRange.startOf(graph.resources().getFirst().range().file());
  }

  private static String variables(StackSpec.Kind language) {
    return switch (language) {
      case TERRAFORM -> "var.";
      case CLOUDFORMATION -> "Parameters/";
      case PULUMI -> "config.";
      case KUBERNETES -> "values.";
    };
  }

  private static String outputs(StackSpec.Kind language) {
    return switch (language) {
      case TERRAFORM -> "output.";
      case CLOUDFORMATION -> "Outputs/";
      case PULUMI -> "outputs.";
      case KUBERNETES -> "outputs.";
    };
  }

  private static String prefix(String module) {
    return module.isEmpty() ? "" : module + ".";
  }

  /** Something of the source, about to take the form of a resource. */
  public static Builder of(String type, String address, String name, SourceRange range) {
    return new Builder(type, address, name, range);
  }

  public static final class Builder {
    private final String type;
    private final String address;
    private final String name;
    private final SourceRange range;
    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private final Map<String, Provenance> places = new LinkedHashMap<>();

    private Builder(String type, String address, String name, SourceRange range) {
      this.type = type;
      this.address = address;
      this.name = name;
      this.range = range;
    }

    public Builder with(String attribute, String value) {
      return with(attribute, Value.of(value));
    }

    public Builder with(String attribute, boolean value) {
      return with(attribute, Value.of(value));
    }

    public Builder with(String attribute, Value value) {
      attributes.put(attribute, value);
      return this;
    }

    /**
     * @param place where an attribute stands; null where that is not known
     */
    public Builder at(String attribute, @Nullable SourceRange place) {
      if (place != null) {
        places.put(attribute, new Provenance(place, List.of()));
      }
      return this;
    }

    public Resource done() {
      return new Resource(
          address,
          Resource.Mode.MANAGED,
          type,
          name,
          "",
          new Value.Obj(attributes),
          places,
          range,
          range,
          Lifecycle.DEFAULT,
          "",
          Value.Obj.EMPTY,
          null);
    }
  }
}
