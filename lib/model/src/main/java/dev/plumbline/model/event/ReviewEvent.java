package dev.plumbline.model.event;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import java.time.Instant;
import java.util.List;

/** The run ledger: what happened to a review, in the order it happened. Keyed by review. */
public sealed interface ReviewEvent {
  String reviewId();

  Instant at();

  /**
   * @param stacks keys of its stacks, as in {@code StackChanged.key()}; empty when nothing is
   *     affected
   * @param notes what the sender should know: limits met, files not read
   */
  record Started(
      String reviewId,
      Instant at,
      String requestId,
      String repository,
      String ref,
      boolean tracked,
      long generation,
      String head,
      String base,
      Lane lane,
      Instant deadline,
      List<String> stacks,
      List<String> notes)
      implements ReviewEvent {
    public Started {
      stacks = List.copyOf(stacks);
      notes = List.copyOf(notes);
    }
  }

  /** The change can't be reviewed at all: no such ref, no way to reach it. */
  record Rejected(
      String reviewId, Instant at, String requestId, String repository, String ref, String reason)
      implements ReviewEvent {}

  /**
   * Written before the work.
   *
   * @param attempt 1 for the first
   */
  record PhaseStarted(String reviewId, Instant at, String stack, PhaseName phase, int attempt)
      implements ReviewEvent {}

  record PhaseCompleted(String reviewId, Instant at, String stack, PhaseName phase, long millis)
      implements ReviewEvent {}

  /**
   * @param terminal whether the stack's review goes no further in this phase; false when it will be
   *     retried
   */
  record PhaseFailed(
      String reviewId, Instant at, String stack, PhaseName phase, String reason, boolean terminal)
      implements ReviewEvent {}

  record PhaseSkipped(String reviewId, Instant at, String stack, PhaseName phase, String reason)
      implements ReviewEvent {}

  /**
   * @param incomplete stacks that failed a phase or missed the deadline
   */
  record Completed(
      String reviewId,
      Instant at,
      String repository,
      String ref,
      Verdict verdict,
      String summary,
      List<String> incomplete)
      implements ReviewEvent {
    public Completed {
      incomplete = List.copyOf(incomplete);
    }
  }

  record Superseded(String reviewId, Instant at, String repository, String ref, String by)
      implements ReviewEvent {}
}
