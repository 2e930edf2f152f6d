package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance.Kind;
import dev.plumbline.model.graph.Provenance.Step;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a module's code: its calls in this stack, and other stacks.
 *
 * @param shared directories and nested templates that other stacks use as well
 */
public record Callers(Graph graph, List<Shared> shared) {
  public Callers {
    shared = List.copyOf(shared);
  }

  /**
   * Who is changed as well by edits for one resource: module calls by their address, and stacks.
   */
  public List<String> others(Resource resource, List<Edit> edits) {
    return others(List.of(resource), edits);
  }

  /** The same for several resources: what none of them stands in, and is changed as well. */
  public List<String> others(List<Resource> resources, List<Edit> edits) {
    Set<String> files = edits.stream().map(Edit::file).collect(Collectors.toSet());
    Set<String> directories =
        files.stream().map(SourcePaths::directory).collect(Collectors.toSet());
    var calls = new TreeSet<String>();
    for (Resource other : graph.resources()) {
      add(other.module(), other.range(), directories, calls);
    }
    for (ModuleCall call : graph.declarations().modules()) {
      add(parent(call.address()), call.range(), directories, calls);
    }
    for (Resource resource : resources) {
      calls.removeIf(call -> isWithin(Addresses.withoutKeys(resource.module()), call));
    }
    var others = new ArrayList<String>(calls);
    shared.stream()
        .filter(one -> directories.contains(one.directory()) || files.contains(one.directory()))
        .forEach(one -> stacks(one, others));
    return others.stream().distinct().toList();
  }

  private static void add(
      String module, SourceRange range, Set<String> directories, Set<String> calls) {
    if (!module.isEmpty() && directories.contains(SourcePaths.directory(range.file()))) {
      calls.add(Addresses.withoutKeys(module));
    }
  }

  private static boolean isWithin(String module, String call) {
    return module.equals(call) || module.startsWith(call + ".");
  }

  private static void stacks(Shared shared, List<String> others) {
    shared.stacks().forEach(stack -> others.add("stack " + stack));
    int more = shared.count() - shared.stacks().size();
    if (more > 0) {
      others.add(more + " more stacks");
    }
  }

  /**
   * The call of the module whose variable's default is at the end of a trace; null for a variable
   * of the root, or where the way there leads through another module's outputs.
   */
  static @Nullable ModuleCall ofDefault(Graph graph, Resource resource, List<Step> trace) {
    String module = Addresses.withoutKeys(resource.module());
    for (Step step : trace) {
      if (step.kind() == Kind.REFERENCE && step.name().startsWith("module.")) {
        return null;
      }
      if (step.kind() == Kind.MODULE_ARGUMENT) {
        module = parent(Addresses.withoutKeys(step.name()));
      }
    }
    String declaring = module;
    return graph.declarations().modules().stream()
        .filter(call -> Addresses.withoutKeys(call.address()).equals(declaring))
        .findFirst()
        .orElse(null);
  }

  /** The module that holds a call, by an address; keys are left out. */
  private static String parent(String address) {
    return Addresses.module(Addresses.withoutKeys(address));
  }
}
