package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Who needs whom, of several graphs together: from each resource to those that need it. A group of
 * resources, a module or a block with many instances, has a node of its own where something waits
 * for all of it and another one where all of it waits, so that neither costs an edge for each pair.
 */
final class Dependents {
  private enum Kind {
    RESOURCE,
    AWAITED,
    WAITING
  }

  private record Node(Kind kind, String name) {}

  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Set<Integer>> links = new ArrayList<>();
  private final int[][] next;

  Dependents(Graph... graphs) {
    List<Groups> groups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Graph graph : graphs) {
      var named = new Groups(graph);
      groups.add(named);
      graph.resources().forEach(resource -> names.addAll(named.around(resource)));
    }
    for (Graph graph : graphs) {
      for (Edge edge : graph.edges()) {
        if (edge.kind() != Edge.Kind.CONTAINMENT) {
          Kind end = names.contains(edge.to()) ? Kind.AWAITED : Kind.RESOURCE;
          link(number(end, edge.to()), start(edge.from(), groups));
        }
      }
    }
    groups.forEach(this::awaited);
    next =
        links.stream()
            .map(each -> each.stream().mapToInt(Integer::intValue).sorted().toArray())
            .toArray(int[][]::new);
  }

  private int start(String name, List<Groups> groups) {
    Integer known = numbers.get(new Node(Kind.WAITING, name));
    if (known != null) {
      return known;
    }
    Set<String> resources = new HashSet<>();
    groups.forEach(each -> each.of(name).forEach(one -> resources.add(one.address())));
    if (resources.isEmpty() || resources.equals(Set.of(name))) {
      return number(Kind.RESOURCE, name);
    }
    int start = number(Kind.WAITING, name);
    resources.forEach(one -> link(start, number(Kind.RESOURCE, one)));
    return start;
  }

  private void awaited(Groups groups) {
    for (Resource resource : groups.resources().values()) {
      awaited(resource.address(), resource.address());
      groups.around(resource).forEach(group -> awaited(resource.address(), group));
    }
  }

  private void awaited(String resource, String name) {
    Integer end = numbers.get(new Node(Kind.AWAITED, name));
    if (end != null) {
      link(number(Kind.RESOURCE, resource), end);
    }
  }

  private int number(Kind kind, String name) {
    return numbers.computeIfAbsent(
        new Node(kind, name),
        node -> {
          nodes.add(node);
          links.add(new HashSet<>());
          return nodes.size() - 1;
        });
  }

  private void link(int from, int to) {
    if (from != to) {
      links.get(from).add(to);
    }
  }

  /** The number of a resource's node; -1 for one that needs nothing and that nothing needs. */
  int of(String address) {
    return numbers.getOrDefault(new Node(Kind.RESOURCE, address), -1);
  }

  boolean isResource(int node) {
    return nodes.get(node).kind() == Kind.RESOURCE;
  }

  /** How many nodes there are. */
  int size() {
    return nodes.size();
  }

  /** The nodes that need a node. */
  int[] next(int node) {
    return next[node];
  }

  /** What needs it itself; where that is all of a module, the module. */
  Set<String> direct(String address) {
    Set<String> direct = new TreeSet<>();
    int node = of(address);
    if (node >= 0) {
      for (int one : next[node]) {
        if (nodes.get(one).kind() == Kind.AWAITED) {
          IntStream.of(next[one]).forEach(start -> direct.add(nodes.get(start).name()));
        } else {
          direct.add(nodes.get(one).name());
        }
      }
    }
    return direct;
  }

  /** The nodes that need it, through others too, and its own. */
  BitSet reached(String address) {
    var reached = new BitSet(size());
    Deque<Integer> open = new ArrayDeque<>();
    IntStream.of(of(address)).filter(node -> node >= 0).forEach(open::push);
    while (!open.isEmpty()) {
      int node = open.pop();
      if (!reached.get(node)) {
        reached.set(node);
        IntStream.of(next[node]).forEach(open::push);
      }
    }
    return reached;
  }
}
