package dev.plumbline.reporter.strategy;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What has to come before what: what a resource needs before it, what needs it before its end. */
final class Precedence {
  private static final String ALL_OF = "*";

  private final Map<String, Set<String>> before = new LinkedHashMap<>();
  private final Budget budget;

  Precedence(Budget budget) {
    this.budget = budget;
  }

  /** In {@code graph}, whatever is needed comes first. */
  void needed(Graph graph) {
    var endpoint = endpoints(graph);
    for (Edge edge : graph.edges()) {
      add(endpoint.apply(edge.from()), endpoint.apply(edge.to()));
    }
  }

  /** What goes does so after all that needed it. */
  void ending(Graph graph, Set<String> going) {
    Set<String> addresses = addresses(graph);
    var byBare = new HashMap<String, List<String>>();
    for (String address : going) {
      byBare.computeIfAbsent(Addresses.withoutKeys(address), _ -> new ArrayList<>()).add(address);
    }
    for (Edge edge : graph.edges()) {
      if (going.contains(edge.to())) {
        add(edge.to(), edge.from());
      } else if (!addresses.contains(edge.to())) {
        byBare.getOrDefault(edge.to(), List.of()).forEach(gone -> add(gone, edge.from()));
      }
    }
  }

  private static Set<String> addresses(Graph graph) {
    return graph.resources().stream().map(Resource::address).collect(Collectors.toSet());
  }

  private void add(String later, String earlier) {
    budget.spend(1);
    if (!later.equals(earlier)) {
      before.computeIfAbsent(later, _ -> new HashSet<>()).add(earlier);
    }
  }

  /**
   * An edge may name a resource without the keys of its instances; then it stands for all of them,
   * as a node of its own between them and the other end.
   */
  private UnaryOperator<String> endpoints(Graph graph) {
    Set<String> addresses = addresses(graph);
    for (String address : addresses) {
      String bare = Addresses.withoutKeys(address);
      if (!bare.equals(address)) {
        add(bare + ALL_OF, address);
      }
    }
    return name -> addresses.contains(name) ? name : Addresses.withoutKeys(name) + ALL_OF;
  }

  /**
   * For each node the longest chain of {@code counted} nodes that has to come before it. A cycle is
   * cut where it closes.
   */
  Map<String, Integer> levels(Iterable<String> nodes, Set<String> counted) {
    var levels = new HashMap<String, Integer>();
    var open = new HashSet<String>();
    for (String node : nodes) {
      level(node, counted, levels, open);
    }
    return levels;
  }

  /** Depth first with a stack of its own: a chain may be longer than the thread's. */
  private void level(
      String start, Set<String> counted, Map<String, Integer> levels, Set<String> open) {
    Deque<String> stack = new ArrayDeque<>();
    stack.push(start);
    while (!stack.isEmpty()) {
      budget.spend(1);
      String node = stack.element();
      if (levels.containsKey(node)) {
        stack.pop();
      } else if (open.add(node)) {
        for (String earlier : earlier(node)) {
          if (!levels.containsKey(earlier) && !open.contains(earlier)) {
            stack.push(earlier);
          }
        }
      } else {
        int level = 0;
        for (String earlier : earlier(node)) {
          int theirs = levels.getOrDefault(earlier, 0);
          level = Math.max(level, counted.contains(earlier) ? theirs + 1 : theirs);
        }
        levels.put(node, level);
        open.remove(node);
        stack.pop();
      }
    }
  }

  private List<String> earlier(String node) {
    var sorted = new ArrayList<>(before.getOrDefault(node, Set.of()));
    sorted.sort(null);
    return sorted;
  }
}
