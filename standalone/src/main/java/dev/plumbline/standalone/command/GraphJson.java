package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Resources and edges without their values, as one JSON document. */
final class GraphJson {
  private GraphJson() {}

  static String of(Map<String, Graph> graphs, List<Report.Link> links) {
    ObjectNode document = Json.mapper().createObjectNode();
    ArrayNode stacks = document.putArray("stacks");
    graphs.forEach((name, graph) -> {
      ObjectNode stack = stacks.addObject();
      stack.put("name", name);
      ArrayNode resources = stack.putArray("resources");
      graph.resources().forEach(resource -> add(resources, resource));
      ArrayNode edges = stack.putArray("edges");
      graph.edges().forEach(edge -> add(edges, edge));
    });
    document.set("links", Json.tree(links));
    return document.toPrettyString() + "\n";
  }

  private static void add(ArrayNode resources, Resource resource) {
    ObjectNode node = resources.addObject();
    node.put("address", resource.address());
    node.put("type", resource.type());
    node.put("mode", resource.mode().name().toLowerCase(Locale.ROOT));
    node.put("module", resource.module());
    node.put("place", resource.header().toString());
  }

  private static void add(ArrayNode edges, Edge edge) {
    ObjectNode node = edges.addObject();
    node.put("from", edge.from());
    node.put("to", edge.to());
    node.put("kind", edge.kind().name().toLowerCase(Locale.ROOT));
    node.put("attribute", edge.attribute());
  }
}
