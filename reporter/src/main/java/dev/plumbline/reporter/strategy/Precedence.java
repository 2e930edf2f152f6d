package dev.plumbline.reporter.strategy;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
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
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What has to come before what: what a resource needs before it, what needs it before its end. */
final class Precedence {
  private static final String ALL_OF = "*";
  private static final String ANY_OF = "?";

  /** What is the order of the base's nodes is not that of the head's. */
  private static final String ENDING = "-";

  private final Map<String, Set<String>> before = new LinkedHashMap<>();
  private final Budget budget;

  Precedence(Budget budget) {
    this.budget = budget;
  }

  /** In {@code graph}, whatever is needed comes first. */
  void needed(Graph graph) {
    var ends = new Ends(graph, "", _ -> true);
    for (Edge edge : graph.edges()) {
      add(ends.beginning(edge.from()), ends.whole(edge.to()));
    }
  }

  /** What goes does so after all that needed it. */
  void ending(Graph graph, Set<String> going) {
    var ends = new Ends(graph, ENDING, going::contains);
    Set<String> concerned = ends.of(going);
    for (Edge edge : graph.edges()) {
      if (concerned.contains(edge.to())) {
        add(ends.beginning(edge.to()), ends.whole(edge.from()));
      }
    }
  }

  private void add(String later, String earlier) {
    budget.spend(1);
    if (!later.equals(earlier)) {
      before.computeIfAbsent(later, _ -> new HashSet<>()).add(earlier);
    }
  }

  /**
   * The nodes for the ends of a graph's edges. One that stands for many resources has nodes of its
   * own between them and the other end: one that comes after all of them, one before any.
   */
  private final class Ends {
    private final Groups groups;
    private final String suffix;
    private final Predicate<String> waits;
    private final Set<String> known = new HashSet<>();

    /**
     * @param suffix of the nodes that stand for many
     * @param waits which resources wait for what a group that they are in waits for
     */
    Ends(Graph graph, String suffix, Predicate<String> waits) {
      this.groups = new Groups(graph);
      this.suffix = suffix;
      this.waits = waits;
    }

    /** All ends that some of the addresses are meant by. */
    Set<String> of(Set<String> addresses) {
      Set<String> ends = new HashSet<>();
      for (String address : addresses) {
        Resource resource = groups.resources().get(address);
        if (resource != null) {
          ends.add(address);
          ends.addAll(groups.around(resource));
        }
      }
      return ends;
    }

    String whole(String end) {
      return node(end, ALL_OF, Precedence.this::add);
    }

    String beginning(String end) {
      return node(
          end,
          ANY_OF,
          (node, one) -> {
            if (waits.test(one)) {
              add(one, node);
            }
          });
    }

    private String node(String end, String kind, BiConsumer<String, String> link) {
      if (groups.resources().containsKey(end)) {
        return end;
      }
      String node = end + kind + suffix;
      if (known.add(node)) {
        groups.of(end).forEach(one -> link.accept(node, one.address()));
      }
      return node;
    }
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
