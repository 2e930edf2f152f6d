package dev.plumbline.pipeline;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the analyzer left in a state, for the phases after it; graphs are read when asked for. */
public record Analyzed(ReviewState state, Analysis section, ArtifactStore artifacts) {

  /** Empty where the analyzer brought nothing. */
  public static Optional<Analyzed> of(ReviewState state, ArtifactStore artifacts) {
    return state
        .section(PhaseName.ANALYZER, Analysis.class)
        .map(section -> new Analyzed(state, section, artifacts));
  }

  /**
   * The head's graph; null when the change removes the stack.
   *
   * @throws IOException when the artifact store can't be reached
   */
  public @Nullable Graph head() throws IOException {
    return graph(section.head());
  }

  /**
   * The head's graph, one without resources when the change removes the stack.
   *
   * @throws IOException when the artifact store can't be reached
   */
  public Graph headOrNothing() throws IOException {
    Graph head = head();
    return head == null ? Graph.empty(state.stack().stack()) : head;
  }

  /**
   * The base's graph; null when there is none.
   *
   * @throws IOException when the artifact store can't be reached
   */
  public @Nullable Graph base() throws IOException {
    return graph(section.base());
  }

  private @Nullable Graph graph(@Nullable ArtifactRef ref) throws IOException {
    return ref == null ? null : artifacts.getJson(ref, Graph.class);
  }
}
