package dev.plumbline.analyzer;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a stack is made of. */
final class Inventory {
  private Inventory() {}

  /** {@code resources}, {@code data sources}, …, and resources by type: {@code aws_s3_bucket}. */
  static Map<String, Integer> of(Graph graph) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Resource resource : graph.resources()) {
      switch (resource.mode()) {
        case MANAGED -> {
          counts.merge("resources", 1, Integer::sum);
          counts.merge(resource.type(), 1, Integer::sum);
        }
        case DATA -> counts.merge("data sources", 1, Integer::sum);
        case EPHEMERAL -> counts.merge("ephemeral resources", 1, Integer::sum);
      }
    }
    Declarations declarations = graph.declarations();
    put(counts, "modules", declarations.modules().size());
    put(counts, "providers", providers(graph));
    put(
        counts,
        "variables",
        root(declarations.variables().stream().map(Declarations.Variable::module)));
    put(counts, "outputs", root(declarations.outputs().stream().map(Declarations.Output::module)));
    put(counts, "edges", graph.plainEdges().size());
    put(counts, "backends", declarations.backend() == null ? 0 : 1);
    return counts;
  }

  private static int providers(Graph graph) {
    return (int)
        graph.resources().stream()
            .map(Resource::provider)
            .filter(name -> !name.isEmpty())
            .distinct()
            .count();
  }

  private static int root(java.util.stream.Stream<String> modules) {
    return (int) modules.filter(String::isEmpty).count();
  }

  private static void put(Map<String, Integer> counts, String name, int count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }
}
