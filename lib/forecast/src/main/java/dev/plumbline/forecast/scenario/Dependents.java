package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.Order;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which resources read others, and through which attribute. */
final class Dependents {
  private final Map<String, List<Edge>> readers = new HashMap<>();
  private final Map<String, Resource> resources = new HashMap<>();

  Dependents(Graph graph) {
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
    var order = new Order(graph);
    for (Edge edge : graph.edges()) {
      if (edge.kind() == Edge.Kind.REFERENCE) {
        for (Resource needed : order.instancesOf(edge.to())) {
          readers.computeIfAbsent(needed.address(), _ -> new ArrayList<>()).add(edge);
        }
      }
    }
  }

  /** What reads it itself, one edge each. */
  List<Edge> of(String address) {
    return readers.getOrDefault(address, List.of());
  }

  /**
   * What reads it, itself or through resources of the types given.
   *
   * @param through types that only stand for it: aliases, versions
   */
  List<Edge> of(String address, Set<String> through) {
    List<Edge> found = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(address));
    Deque<String> open = new ArrayDeque<>(List.of(address));
    while (!open.isEmpty()) {
      for (Edge edge : of(open.pop())) {
        Resource reader = resources.get(edge.from());
        if (reader != null && seen.add(edge.from())) {
          if (through.contains(reader.type())) {
            open.push(edge.from());
          } else {
            found.add(edge);
          }
        }
      }
    }
    return found;
  }

  /** Instances of a type that read it. */
  List<Resource> readersOfType(String address, String type) {
    return of(address).stream()
        .map(edge -> resources.get(edge.from()))
        .filter(reader -> reader != null && reader.type().equals(type))
        .distinct()
        .toList();
  }
}
