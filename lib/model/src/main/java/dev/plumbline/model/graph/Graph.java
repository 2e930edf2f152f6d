package dev.plumbline.model.graph;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import java.util.List;

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

  /** What was written and could not be understood. */
  public List<Diagnostic> errors() {
    return diagnostics.stream()
        .filter(problem -> problem.level() == Diagnostic.Level.ERROR)
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
