package dev.plumbline.bench.policy;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What comments that suppress cost where there are many of them and many findings, in time of the
 * wall: {@code ManyComments [COMMENTS [RESOURCES]]}. Each comment stands in a block of its own and
 * names a policy that has nothing there.
 */
public final class ManyComments {
  private static final double MILLION = 1e6;
  private static final int ROUNDS = 5;

  private ManyComments() {}

  /** Prints the time without the comments and with them. */
  public static void main(String[] arguments) {
    int comments = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    int resources = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
    Catalogue catalogue = Catalogue.bundled();
    Graph plain = ManyStacks.of(catalogue, resources);
    var engine = new PolicyEngine(catalogue);
    System.out.printf("without comments: %.0f ms%n", best(engine, plain));
    System.out.printf(
        "with %d of them: %.0f ms%n", comments, best(engine, commented(plain, comments)));
  }

  private static Graph commented(Graph graph, int count) {
    List<Comment> comments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Resource at = graph.resources().get(i % graph.resources().size());
      SourcePosition start = at.range().start();
      SourceRange range = new SourceRange(at.range().file(), start, start);
      comments.add(new Comment("# plumbline:ignore aws/efs/no-" + i % 1_000, range, false));
    }
    return new Graph(
        graph.stack(),
        graph.resources(),
        graph.edges(),
        graph.declarations(),
        comments,
        graph.diagnostics(),
        graph.coverage());
  }

  private static double best(PolicyEngine engine, Graph graph) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int found = review(engine, graph);
      best = Math.min(best, (System.nanoTime() - start) / MILLION);
      if (found == 0) {
        throw new IllegalStateException("there is nothing to suppress");
      }
    }
    return best;
  }

  private static int review(PolicyEngine engine, Graph graph) {
    return engine
        .review(
            new Request(
                "github.com/example/many",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 27),
                Budget.generous()))
        .findings()
        .size();
  }
}
