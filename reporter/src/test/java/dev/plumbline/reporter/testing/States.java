package dev.plumbline.reporter.testing;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** States as they come out of the phases, with their artifacts. */
public final class States {
  private final ArtifactStore artifacts;

  public States(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** A tracked branch's stack that is there. */
  public StackChanged onMain(String path, long generation) {
    return stack(path, "main", true, generation, Settings.DEFAULT);
  }

  public StackChanged stack(
      String path, String ref, boolean tracked, long generation, Settings settings) {
    StackChanged stack = Samples.stack("r" + ref + generation, path, ref, tracked, generation);
    return new StackChanged(
        stack.reviewId(),
        stack.repository(),
        ref,
        tracked,
        generation,
        stack.stack(),
        put("sources"),
        null,
        "head",
        "base",
        Lane.INTERACTIVE,
        1,
        stack.deadline(),
        LocalDate.of(2026, 11, 23),
        settings);
  }

  public ReviewState analyzed(StackChanged stack, Graph graph) {
    var analysis =
        new Analysis(put(graph), null, graph.coverage(), Map.of(), List.of(), List.of(), 0, 0);
    return ReviewState.of(stack).completed(PhaseName.ANALYZER, analysis);
  }

  public ReviewState reviewed(
      StackChanged stack, Graph graph, List<Finding> findings, Review.Undecided... undecided) {
    return reviewed(stack, graph, new Review.Findings(findings, List.of(undecided), List.of()));
  }

  /** With what the change renamed without saying so. */
  public ReviewState reviewed(
      StackChanged stack, Graph graph, List<Finding> findings, List<Move> renames) {
    return reviewed(
        stack,
        graph,
        new Review.Findings(findings, List.of(), List.of(), List.of(), List.of(), renames));
  }

  private ReviewState reviewed(StackChanged stack, Graph graph, Review.Findings found) {
    int failed = found.findings().size();
    var review =
        new Review(put(found), Map.of(), Map.of(), new Review.Checks(3, failed, 0), Map.of(), "");
    return analyzed(stack, graph).completed(PhaseName.REVIEWER, review);
  }

  public ArtifactRef put(Object value) {
    try {
      return artifacts.putJson(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
