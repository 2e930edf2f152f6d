package dev.plumbline.model.graph;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that was read of one stack in one environment, at one revision. */
public record Graph(
    StackSpec stack,
    List<Resource> resources,
    List<Edge> edges,
    Declarations declarations,
    List<Comment> comments,
    List<Diagnostic> diagnostics,
    Coverage coverage) {

  public Graph {
    resources = List.copyOf(resources);
    edges = List.copyOf(edges);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  /** What was written and could not be understood, by file and place. */
  public List<Diagnostic> errors() {
    return diagnostics.stream()
        .filter(problem -> problem.level() == Diagnostic.Level.ERROR)
        .sorted(
            Comparator.comparing((Diagnostic problem) -> problem.subject().file())
                .thenComparing(problem -> problem.subject().start()))
        .toList();
  }

  /** The edges, without those of waiting alone where one resource refers to the other as well. */
  public List<Edge> plainEdges() {
    Set<List<String>> references =
        edges.stream()
            .filter(edge -> edge.kind() == Edge.Kind.REFERENCE)
            .map(edge -> List.of(edge.from(), edge.to()))
            .collect(Collectors.toSet());
    return edges.stream()
        .filter(edge ->
            edge.kind() != Edge.Kind.DEPENDS_ON
                || !references.contains(List.of(edge.from(), edge.to())))
        .toList();
  }

  public static Graph empty(StackSpec stack) {
    return new Graph(
        stack,
        List.of(),
        List.of(),
        Declarations.NONE,
        List.of(),
        List.of(),
        new Coverage(0, 0, 0, 0, List.of()));
  }
}
