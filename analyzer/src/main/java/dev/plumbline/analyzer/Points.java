package dev.plumbline.analyzer;

import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things worth talking about, each with the place that shows it. */
final class Points {
  private static final int REPEATED = 4;
  private static final int LARGE = 150;
  private static final Set<String> DOUBTS = Set.of("Stale plan", "Nested template is guessed");

  private final Graph graph;
  private final List<String> points = new ArrayList<>();

  private Points(Graph graph) {
    this.graph = graph;
  }

  static List<String> of(Graph graph) {
    var points = new Points(graph);
    if (graph.stack().kind() == StackSpec.Kind.TERRAFORM) {
      points.requirements();
      points.backend();
      points.modules();
    }
    points.doubtful();
    points.repeated();
    points.size();
    return points.points;
  }

  /**
   * A plan that was made of other code, or a nested template that only seems to be the right one,
   * says less than its reader thinks.
   */
  private void doubtful() {
    graph.diagnostics().stream()
        .filter(problem -> DOUBTS.contains(problem.summary()))
        .forEach(problem ->
            points.add(problem.summary() + " (" + problem.subject() + "): " + problem.detail()));
  }

  private void requirements() {
    Set<String> required = new LinkedHashSet<>();
    for (Requirement requirement : graph.declarations().requirements()) {
      required.add(requirement.name());
      if (requirement.constraint().isEmpty()) {
        points.add(
            "Provider "
                + requirement.name()
                + " has no version constraint ("
                + requirement.range()
                + "): the next init may bring another major version.");
      }
    }
    Map<String, String> seen = new LinkedHashMap<>();
    for (Resource resource : graph.resources()) {
      String provider = local(resource.provider());
      if (!required.contains(provider) && !provider.isEmpty() && !provider.equals("terraform")) {
        seen.putIfAbsent(provider, resource.address() + ", " + resource.header());
      }
    }
    seen.forEach((provider, place) ->
        points.add(
            "Provider "
                + provider
                + " is not in required_providers (used by "
                + place
                + "): its source and version are left to chance."));
  }

  private static String local(String provider) {
    int dot = provider.indexOf('.');
    return dot < 0 ? provider : provider.substring(0, dot);
  }

  private void backend() {
    boolean stateful = graph.resources().stream().anyMatch(each -> each.mode() == Mode.MANAGED);
    if (!graph.stack().library() && stateful && graph.declarations().backend() == null) {
      points.add(
          "No backend is configured in "
              + graph.stack().name()
              + ": the state stays on the machine that applies, without lock or history.");
    }
  }

  private void modules() {
    for (ModuleCall call : graph.declarations().modules()) {
      boolean local = call.source().startsWith(".");
      boolean pinned = !call.version().isEmpty() || call.source().contains("ref=");
      if (!local && !pinned) {
        points.add(
            call.address()
                + " takes \""
                + call.source()
                + "\" without a version ("
                + call.range()
                + ").");
      }
    }
  }

  /** Blocks of one type with the same arguments, one beside the other: for_each, or a module. */
  private void repeated() {
    Map<String, List<Resource>> alike = new LinkedHashMap<>();
    for (Resource resource : graph.resources()) {
      boolean single = resource.mode() == Mode.MANAGED && !resource.address().endsWith("]");
      if (single && resource.module().isEmpty() && resource.attributes().members().size() >= 3) {
        String shape =
            resource.type()
                + " "
                + new java.util.TreeSet<>(resource.attributes().members().keySet());
        alike.computeIfAbsent(shape, _ -> new ArrayList<>()).add(resource);
      }
    }
    for (List<Resource> group : alike.values()) {
      if (group.size() >= REPEATED) {
        Resource first = group.getFirst();
        points.add(
            group.size()
                + " "
                + first.type()
                + " blocks outside of any module set the same arguments (from "
                + first.address()
                + ", "
                + first.header()
                + "): one block with for_each, or a module, would keep them alike.");
      }
    }
  }

  private void size() {
    long managed = graph.resources().stream().filter(each -> each.mode() == Mode.MANAGED).count();
    if (managed > LARGE) {
      points.add(
          graph.stack().name()
              + " holds "
              + managed
              + " resources in one state: every change plans and locks all of them.");
    }
  }
}
