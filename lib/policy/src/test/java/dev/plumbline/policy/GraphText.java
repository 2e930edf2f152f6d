package dev.plumbline.policy;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small graphs for tests of the engine: resources ten lines apart, attributes as JSON. */
public final class GraphText {
  private static final int LINES_EACH = 10;

  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Declarations.Move> moves = new ArrayList<>();

  /** Adds a resource whose block takes lines 10n+1 to 10n+9. */
  public GraphText resource(String address, String json) {
    return add(Resource.Mode.MANAGED, address, json);
  }

  public GraphText data(String address, String json) {
    return add(Resource.Mode.DATA, address, json);
  }

  private GraphText add(Resource.Mode mode, String address, String json) {
    String[] parts = address.replaceAll("\\[[^\\]]*]", "").split("\\.", -1);
    int line = resources.size() * LINES_EACH + 1;
    resources.add(
        new Resource(
            address,
            mode,
            parts[parts.length - 2],
            parts[parts.length - 1],
            "",
            (Value.Obj) Json.read(json.getBytes(StandardCharsets.UTF_8), Value.class),
            Map.of(),
            lines(line, line + LINES_EACH - 1),
            lines(line, line),
            Lifecycle.DEFAULT,
            "aws",
            Value.Obj.EMPTY,
            null));
    return this;
  }

  /** Says where the last resource's attribute stands and what its value passed through. */
  public GraphText provenance(String path, int line, Provenance.Step... trace) {
    Resource last = resources.removeLast();
    resources.add(
        new Resource(
            last.address(),
            last.mode(),
            last.type(),
            last.name(),
            last.module(),
            last.attributes(),
            Map.of(path, new Provenance(lines(line, line), List.of(trace))),
            last.range(),
            last.header(),
            last.lifecycle(),
            last.provider(),
            last.metadata(),
            null));
    return this;
  }

  public GraphText edge(String from, String to) {
    edges.add(new Edge(from, to, Edge.Kind.REFERENCE, "", "", lines(1, 1)));
    return this;
  }

  public GraphText comment(int line, String text) {
    comments.add(new Comment(text, lines(line, line), false));
    return this;
  }

  public GraphText moved(String from, String to) {
    moves.add(new Declarations.Move(from, to, lines(1, 1)));
    return this;
  }

  public Graph graph() {
    var declared =
        new Declarations(List.of(), List.of(), List.of(), List.of(), List.of(), null, moves);
    return new Graph(
        StackSpec.terraform(""),
        resources,
        edges,
        declared,
        comments,
        List.of(),
        new Coverage(0, 0, 0, 0, List.of()));
  }

  /** From the start of one line to the end of another; a line counts as 100 characters. */
  public static SourceRange lines(int first, int last) {
    return new SourceRange(
        "main.tf",
        new SourcePosition(first, 1, first * 100),
        new SourcePosition(last, 100, last * 100 + 99));
  }
}
