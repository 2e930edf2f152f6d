package dev.plumbline.reporter.testing;

import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Graphs of resources without attributes, unless a test needs some. */
public final class Graphs {
  public static final SourceRange RANGE =
      new SourceRange("main.tf", new SourcePosition(1, 1, 0), new SourcePosition(2, 1, 10));

  private Graphs() {}

  public static Graph of(String path, String... addresses) {
    return of(path, Arrays.stream(addresses).map(Graphs::resource).toList(), List.of());
  }

  public static Graph of(String path, List<Resource> resources, List<Edge> edges) {
    return new Graph(
        StackSpec.terraform(path),
        resources,
        edges,
        Declarations.NONE,
        List.of(),
        List.of(),
        new Coverage(resources.size(), resources.size(), 1, 0, List.of()));
  }

  public static Graph with(Graph graph, Declarations declarations) {
    return new Graph(
        graph.stack(),
        graph.resources(),
        graph.edges(),
        declarations,
        graph.comments(),
        graph.diagnostics(),
        graph.coverage());
  }

  public static Resource resource(String address) {
    return resource(address, Map.of());
  }

  public static Resource resource(String address, Map<String, Value> attributes) {
    String bare = address.replaceAll("\\[[^]]*]", "");
    String[] parts = bare.split("\\.", -1);
    int cut = address.lastIndexOf("." + parts[parts.length - 2] + ".");
    return new Resource(
        address,
        Resource.Mode.MANAGED,
        parts[parts.length - 2],
        parts[parts.length - 1],
        cut < 0 ? "" : address.substring(0, cut),
        new Value.Obj(attributes),
        Map.of(),
        RANGE,
        RANGE,
        Lifecycle.DEFAULT,
        "aws",
        Value.Obj.EMPTY,
        null);
  }

  public static Edge edge(String from, String to) {
    return new Edge(from, to, Edge.Kind.REFERENCE, "", "id", RANGE);
  }
}
