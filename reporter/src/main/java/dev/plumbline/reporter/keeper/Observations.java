package dev.plumbline.reporter.keeper;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;

/** Reads what a review saw from its state and the artifacts that it refers to. */
final class Observations {
  private final ArtifactStore artifacts;

  Observations(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param known moves of earlier revisions
   * @return empty when the analyzer or the reviewer has nothing to say: that changes nothing
   * @throws java.io.FileNotFoundException when what the state refers to is gone
   * @throws dev.plumbline.pipeline.artifact.DamagedException when it is not what was put
   * @throws IllegalArgumentException when it is no graph, or no findings
   * @throws IOException when the artifact store can't be reached
   */
  Optional<Observation> read(ReviewState state, Aliases known) throws IOException {
    Optional<ArtifactRef> graph =
        state
            .section(PhaseName.ANALYZER, Analysis.class)
            .flatMap(analysis -> Optional.ofNullable(analysis.head()));
    Optional<Review> review = state.section(PhaseName.REVIEWER, Review.class);
    if (graph.isEmpty() || review.isEmpty()) {
      return Optional.empty();
    }
    Outline outline = artifacts.getJson(graph.get(), Outline.class);
    Review.Findings findings = artifacts.getJson(review.get().findings(), Review.Findings.class);
    if (outline == null || findings == null) {
      throw new IllegalArgumentException("null where a graph or findings should be");
    }
    return Optional.of(
        new Observation(
            state.stack(),
            findings.findings(),
            new HashSet<>(findings.undecided()),
            new Presence(outline),
            known.plus(outline.declarations().moves()),
            complete(state.stack().settings())));
  }

  private static boolean complete(Settings settings) {
    return settings.policies().isEmpty()
        && settings.skipPolicies().isEmpty()
        && settings.severity() == Severity.INFO;
  }
}
