package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Review;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DamagedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Objects;

/** Reads what a review saw from the artifacts that its state refers to. For several threads. */
final class Observations {
  private final ArtifactStore artifacts;

  Observations(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @throws IOException when the artifact store can't be reached
   */
  Seen read(Waiting state) throws IOException {
    ArtifactRef graph = Objects.requireNonNull(state.graph());
    ArtifactRef found = Objects.requireNonNull(state.findings());
    try {
      Outline outline = artifacts.getJson(graph, Outline.class);
      Review.Findings findings = artifacts.getJson(found, Review.Findings.class);
      if (outline == null || findings == null) {
        throw new IllegalArgumentException("null where a graph or findings should be");
      }
      return new Seen.Read(findings, new Presence(outline), outline.declarations().moves());
    } catch (FileNotFoundException | DamagedException | RuntimeException e) {
      return new Seen.Lost(e);
    }
  }
}
