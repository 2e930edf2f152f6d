package dev.plumbline.reporter.keeper;

import dev.plumbline.model.json.Json;
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
   * Lost is only what the store says is gone or damaged, and what is there, whole, and no such
   * thing: these bytes will never be. Whatever else the store throws says nothing of the artifact.
   *
   * @throws IOException when the artifact store can't be reached
   */
  Seen read(Waiting state) throws IOException {
    byte[] graph;
    byte[] found;
    try {
      graph = artifacts.get(Objects.requireNonNull(state.graph()));
      found = artifacts.get(Objects.requireNonNull(state.findings()));
    } catch (FileNotFoundException | DamagedException e) {
      return new Seen.Lost(e);
    }
    try {
      return understood(graph, found);
    } catch (RuntimeException e) {
      return new Seen.Lost(e);
    }
  }

  private static Seen understood(byte[] graph, byte[] found) {
    Outline outline = Json.read(graph, Outline.class);
    Review.Findings findings = Json.read(found, Review.Findings.class);
    if (outline == null || findings == null) {
      throw new IllegalArgumentException("null where a graph or findings should be");
    }
    return new Seen.Read(findings, new Presence(outline), outline.declarations().moves());
  }
}
