package dev.plumbline.forecast;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a graph's instances need of one another, and an order in which each comes after that. */
public final class Order {
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, List<Edge>> edges = new HashMap<>();
  private final Map<String, List<Resource>> instances = new HashMap<>();

  public Order(Graph graph) {
    for (Resource resource : graph.resources()) {
      resources.put(resource.address(), resource);
      register(Addresses.withoutKey(resource.address()), resource);
      for (String module = resource.module(); !module.isEmpty(); module = outer(module)) {
        register(module, resource);
        if (module.endsWith("]")) {
          register(Addresses.withoutKey(module), resource);
        }
      }
    }
    for (Edge edge : graph.edges()) {
      edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
    }
  }

  private void register(String name, Resource resource) {
    instances.computeIfAbsent(name, _ -> new ArrayList<>()).add(resource);
  }

  private static String outer(String module) {
    String bare = Addresses.withoutKey(module);
    int cut = bare.lastIndexOf(".module.");
    return cut < 0 ? "" : bare.substring(0, cut);
  }

  List<Edge> edgesOf(Resource resource) {
    return edges.getOrDefault(resource.address(), List.of());
  }

  /** The instances that an address stands for: itself, all of a block, all of a module. */
  public List<Resource> instancesOf(String address) {
    Resource one = resources.get(address);
    return one != null ? List.of(one) : instances.getOrDefault(address, List.of());
  }

  /** Every instance after those that it needs; a cycle is cut where it is met. */
  public List<Resource> sorted() {
    List<Resource> sorted = new ArrayList<>(resources.size());
    Set<String> entered = new HashSet<>();
    Set<String> left = new HashSet<>();
    Deque<Resource> open = new ArrayDeque<>();
    for (Resource start : resources.values()) {
      open.push(start);
      while (!open.isEmpty()) {
        Resource at = open.peek();
        if (entered.add(at.address())) {
          needs(at).stream().filter(need -> !entered.contains(need.address())).forEach(open::push);
        } else {
          open.pop();
          if (left.add(at.address())) {
            sorted.add(at);
          }
        }
      }
    }
    return sorted;
  }

  List<Resource> needs(Resource resource) {
    List<Resource> needs = new ArrayList<>();
    for (Edge edge : edgesOf(resource)) {
      if (edge.kind() != Edge.Kind.CONTAINMENT) {
        needs.addAll(instancesOf(edge.to()));
      }
    }
    return needs;
  }
}
