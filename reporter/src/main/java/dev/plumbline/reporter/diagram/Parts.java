package dev.plumbline.reporter.diagram;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The resources worth drawing, and who needs whom among them. Companions are folded into the
 * resource that they complete: one whose type begins with the type of the one that it refers to.
 *
 * @param parts by address
 * @param needs by address; only between parts
 */
record Parts(SortedMap<String, Part> parts, Map<String, Set<String>> needs) {

  static Parts of(Graph head, @Nullable Graph base, List<PlannedChange> changes, Budget budget) {
    var marks = new HashMap<String, Mark>();
    changes.forEach(change -> marks.put(change.address(), Mark.of(change.action())));
    SortedMap<String, Resource> drawn = new TreeMap<>();
    List<Edge> edges = new ArrayList<>(head.edges());
    managed(head).forEach(resource -> drawn.put(resource.address(), resource));
    if (base != null) {
      for (Resource resource : managed(base)) {
        if (marks.get(resource.address()) == Mark.GONE) {
          drawn.putIfAbsent(resource.address(), resource);
        }
      }
      base.edges().stream().filter(edge -> marks.get(edge.from()) == Mark.GONE).forEach(edges::add);
    }
    Map<String, Set<String>> needs = needs(drawn, edges, budget);
    return folded(drawn, needs, marks);
  }

  private static List<Resource> managed(Graph graph) {
    return graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
        .toList();
  }

  private static Map<String, Set<String>> needs(
      Map<String, Resource> drawn, List<Edge> edges, Budget budget) {
    var instances = new HashMap<String, String>();
    for (String address : drawn.keySet()) {
      instances.putIfAbsent(Addresses.withoutKeys(address), address);
    }
    var needs = new HashMap<String, Set<String>>();
    for (Edge edge : edges) {
      budget.spend(1);
      // One instance stands for all of them where the edge does not say which.
      String from = drawn.containsKey(edge.from()) ? edge.from() : instances.get(edge.from());
      String to = drawn.containsKey(edge.to()) ? edge.to() : instances.get(edge.to());
      if (from != null && to != null && !from.equals(to)) {
        needs.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
      }
    }
    return needs;
  }

  private static Parts folded(
      SortedMap<String, Resource> drawn, Map<String, Set<String>> needs, Map<String, Mark> marks) {
    var into = new HashMap<String, String>();
    for (Resource resource : drawn.values()) {
      for (String target : needs.getOrDefault(resource.address(), Set.of())) {
        Resource whole = drawn.get(target);
        if (whole != null && resource.type().startsWith(whole.type() + "_")) {
          into.put(resource.address(), target);
        }
      }
    }
    SortedMap<String, Part> parts = new TreeMap<>();
    for (Resource resource : drawn.values()) {
      if (!into.containsKey(resource.address())) {
        Mark mark = marks.getOrDefault(resource.address(), Mark.NONE);
        parts.put(resource.address(), new Part(resource, mark, 0));
      }
    }
    for (String companion : drawn.keySet()) {
      String whole = whole(into, companion);
      Mark mark = marks.getOrDefault(companion, Mark.NONE);
      // A companion that comes or goes changes the whole that stays.
      Mark shown = mark == Mark.NONE ? Mark.NONE : Mark.CHANGED;
      if (!whole.equals(companion)) {
        parts.computeIfPresent(whole, (_, part) -> part.with(shown));
      }
    }
    var between = new HashMap<String, Set<String>>();
    needs.forEach((from, targets) -> {
      for (String to : targets) {
        String a = whole(into, from);
        String b = whole(into, to);
        if (!a.equals(b)) {
          between.computeIfAbsent(a, _ -> new TreeSet<>()).add(b);
        }
      }
    });
    return new Parts(parts, between);
  }

  /** Types get shorter with each step, so this ends. */
  private static String whole(Map<String, String> into, String address) {
    String at = address;
    for (String next = into.get(at); next != null; next = into.get(at)) {
      at = next;
    }
    return at;
  }

  Set<String> needs(String address) {
    return needs.getOrDefault(address, Set.of());
  }
}
