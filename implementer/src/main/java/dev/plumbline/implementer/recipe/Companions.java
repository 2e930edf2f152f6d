package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources that complete another, found as {@code attached} of a policy finds them: by
 * reference or by an equal name. Two companions for one owner undo one another at each apply.
 */
final class Companions {
  private Companions() {}

  /** In the graph's order. */
  static List<Resource> of(Graph graph, Resource resource, String type) {
    if (graph.resources().stream().noneMatch(other -> Scene.typeOf(other).equals(type))) {
      return List.of(); // as mostly, and a scene of the whole stack costs
    }
    var scene = Scene.of(graph);
    Set<String> attached =
        scene.ofType(Scene.typeOf(resource)).stream()
            .filter(subject -> subject.resource().address().equals(resource.address()))
            .flatMap(subject -> Neighbour.subjects(subject.attached(type)).stream())
            .map(Subject::resource)
            .map(Resource::address)
            .collect(Collectors.toSet());
    return graph.resources().stream()
        .filter(other -> attached.contains(other.address()) && Scene.typeOf(other).equals(type))
        .toList();
  }
}
