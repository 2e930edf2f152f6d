package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.kubernetes.References.Reference;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What objects need of one another: those that they name, and those that their selectors find. */
final class ObjectLinks {
  private record Key(String kind, String namespace, String name) {}

  private ObjectLinks() {}

  static List<Edge> between(List<Placed> all, Budget budget) {
    Map<Key, String> addresses = new HashMap<>();
    for (Placed each : all) {
      KubernetesObject object = each.object();
      addresses.putIfAbsent(
          new Key(object.kind(), object.namespace(), object.name()), each.address());
    }
    List<Edge> edges = new ArrayList<>();
    for (Placed each : all) {
      for (Reference reference : References.of(each.object())) {
        budget.spend(1);
        String to =
            addresses.get(new Key(reference.kind(), reference.namespace(), reference.name()));
        if (to != null && !to.equals(each.address())) {
          edges.add(
              new Edge(
                  each.address(), to, Edge.Kind.REFERENCE, "", "", reference.at().span().range()));
        }
      }
    }
    edges.addAll(Selectors.edges(all, budget));
    return edges;
  }
}
