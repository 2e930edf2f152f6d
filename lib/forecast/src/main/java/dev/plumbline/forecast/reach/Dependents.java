package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who needs whom, of several graphs together. */
final class Dependents {
  /** By an edge's end: a resource, a block with many instances, a module. */
  private final Map<String, Set<String>> waiting = new HashMap<>();

  private final Map<String, Set<String>> around = new HashMap<>();
  private final List<Groups> groups = new ArrayList<>();

  void add(Graph graph) {
    var named = new Groups(graph);
    groups.add(named);
    for (Resource resource : graph.resources()) {
      around
          .computeIfAbsent(resource.address(), _ -> new LinkedHashSet<>())
          .addAll(named.around(resource));
    }
    for (Edge edge : graph.edges()) {
      if (edge.kind() != Edge.Kind.CONTAINMENT) {
        waiting.computeIfAbsent(edge.to(), _ -> new LinkedHashSet<>()).add(edge.from());
      }
    }
  }

  /** What needs it itself; where that is all of a module, the module. */
  Set<String> direct(String address) {
    Set<String> direct = new TreeSet<>();
    ends(address).forEach(end -> direct.addAll(waiting.getOrDefault(end, Set.of())));
    return direct;
  }

  /** The resources that need it, through others too. */
  Set<String> all(String address) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> ends = new HashSet<>();
    Set<String> starts = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(address));
    while (!open.isEmpty()) {
      for (String end : ends(open.pop())) {
        if (ends.add(end)) {
          for (String start : waiting.getOrDefault(end, Set.of())) {
            if (starts.add(start)) {
              standsFor(start).stream().filter(all::add).forEach(open::push);
            }
          }
        }
      }
    }
    all.remove(address);
    return all;
  }

  private List<String> ends(String address) {
    List<String> ends = new ArrayList<>(List.of(address));
    ends.addAll(around.getOrDefault(address, Set.of()));
    return ends;
  }

  private List<String> standsFor(String start) {
    List<String> resources =
        groups.stream()
            .flatMap(each -> each.of(start).stream())
            .map(Resource::address)
            .distinct()
            .toList();
    return resources.isEmpty() ? List.of(start) : resources;
  }
}
