package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.policy.term.Scene;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources of a type that another is linked with, in either direction; else those that name
 * it.
 */
final class Linked {
  private Linked() {}

  static List<Resource> to(Graph graph, Resource resource, String type) {
    Set<String> linked =
        graph.edges().stream()
            .filter(edge ->
                edge.from().equals(resource.address()) || edge.to().equals(resource.address()))
            .map(edge -> other(edge, resource))
            .collect(Collectors.toSet());
    List<Resource> found =
        graph.resources().stream()
            .filter(one -> Scene.typeOf(one).equals(type) && linked.contains(one.address()))
            .toList();
    return found.isEmpty() ? Companions.of(graph, resource, type) : found;
  }

  private static String other(Edge edge, Resource resource) {
    return edge.from().equals(resource.address()) ? edge.to() : edge.from();
  }
}
