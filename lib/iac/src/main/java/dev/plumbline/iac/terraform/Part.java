package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import java.util.List;

/** What one instance of a module, without those that it calls, adds to the graph. */
record Part(
    Declarations declarations, List<Resource> resources, List<Edge> edges, CoverageCount coverage) {
  Part {
    resources = List.copyOf(resources);
    edges = List.copyOf(edges);
  }
}
