package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.streams.Errands;
import dev.plumbline.reporter.streams.Stores;
import dev.plumbline.reporter.streams.Turns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a finished state of a tracked branch refers to, until it has been read. As small as a value
 * of a store should be: the state itself may be a hundred times larger.
 *
 * @param graph of the head; null where the stack was removed
 * @param findings of its reviewer; null where the stack was removed
 */
record Waiting(
    StackChanged stack,
    @Nullable ArtifactRef graph,
    @Nullable ArtifactRef findings,
    String traceparent) {

  Waiting {
    stack = brief(stack);
  }

  /** Of one revision of a stack. */
  record Errand(String subject, long generation, Turns.Turn turn) implements Errands.Errand {}

  /**
   * @return empty when the analyzer or the reviewer has nothing to say: that changes nothing
   * @throws IllegalArgumentException when a section is not what it should be
   */
  static Optional<Waiting> of(ReviewState state, String traceparent) {
    StackChanged stack = state.stack();
    if (stack.head() == null) {
      return Optional.of(new Waiting(stack, null, null, traceparent));
    }
    ArtifactRef graph =
        state.section(PhaseName.ANALYZER, Analysis.class).map(Analysis::head).orElse(null);
    Review review = state.section(PhaseName.REVIEWER, Review.class).orElse(null);
    if (graph == null || review == null) {
      return Optional.empty();
    }
    if (review.findings() == null) {
      throw new IllegalArgumentException("a review without its findings");
    }
    return Optional.of(new Waiting(stack, graph, review.findings(), traceparent));
  }

  /** Without what phases alone need, of which a repository may give as much as it likes. */
  private static StackChanged brief(StackChanged whole) {
    StackSpec spec = whole.stack();
    Settings all = whole.settings();
    return new StackChanged(
        whole.reviewId(),
        whole.repository(),
        whole.ref(),
        whole.tracked(),
        whole.generation(),
        new StackSpec(spec.kind(), spec.path(), spec.environment(), List.of(), spec.library()),
        null,
        null,
        "",
        "",
        whole.lane(),
        whole.stacks(),
        whole.deadline(),
        whole.evaluationDate(),
        new Settings(
            all.failOn(), all.severity(), all.policies(), all.skipPolicies(), List.of(), null));
  }

  /** The stack on its branch: its revisions are taken one after another. */
  String subject() {
    return Stores.key(stack.key(), stack.ref());
  }

  Errand errand() {
    return new Errand(subject(), stack.generation(), new Turns.Turn(stack.lane(), 1));
  }
}
