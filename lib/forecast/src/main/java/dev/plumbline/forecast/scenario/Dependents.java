package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.Order;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which resources read others, and through which attribute. */
final class Dependents {
  private final Map<String, List<Edge>> readers = new HashMap<>();
  private final Map<String, Map<String, List<String>>> named = new HashMap<>();
  private final Map<String, Resource> resources = new HashMap<>();

  /** One that reads another, by an edge. */
  record Reader(Resource resource, Edge edge) {}

  Dependents(Graph graph) {
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
    var order = new Order(graph);
    for (Edge edge : graph.edges()) {
      if (edge.kind() == Edge.Kind.REFERENCE) {
        for (Resource needed : order.instancesOf(edge.to())) {
          readers.computeIfAbsent(needed.address(), _ -> new ArrayList<>()).add(edge);
          named
              .computeIfAbsent(edge.from(), _ -> new HashMap<>())
              .computeIfAbsent(edge.attribute(), _ -> new ArrayList<>())
              .add(needed.address());
        }
      }
    }
  }

  /** What reads it itself, one edge each. */
  List<Edge> of(String address) {
    return readers.getOrDefault(address, List.of());
  }

  /** The resources that read it themselves; one may come several times. */
  List<Reader> readersOf(String address) {
    var found = new ArrayList<Reader>();
    for (Edge edge : of(address)) {
      Resource reader = resources.get(edge.from());
      if (reader != null) {
        found.add(new Reader(reader, edge));
      }
    }
    return found;
  }

  /** What a resource names in one of its attributes. */
  List<String> named(String address, String attribute) {
    return named.getOrDefault(address, Map.of()).getOrDefault(attribute, List.of());
  }

  /** Instances of a type that read it. */
  List<Resource> readersOfType(String address, String type) {
    return readersOf(address).stream()
        .map(Reader::resource)
        .filter(reader -> reader.type().equals(type))
        .distinct()
        .toList();
  }
}
