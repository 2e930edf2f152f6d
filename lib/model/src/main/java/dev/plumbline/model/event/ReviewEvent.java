package dev.plumbline.model.event;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run ledger: what happened to a review, in the order it happened. Keyed by review. */
public sealed interface ReviewEvent {
  /** A review's id has no slash. */
  String CHANGE = "change/";

  String reviewId();

  Instant at();

  /** What a change goes by as long as it has no review: where it was read. */
  static String changeId(int partition, long offset) {
    return CHANGE + partition + "/" + offset;
  }

  /** Whether it is of a change that has no review. */
  default boolean ofChange() {
    return reviewId().startsWith(CHANGE);
  }

  /**
   * @param stacks keys of its stacks, as in {@code StackChanged.key()}; empty when nothing is
   *     affected, and where {@code list} has them
   * @param notes what the sender should know: limits met, files not read
   * @param count of its stacks
   * @param list their keys as a JSON array, where they are too many for a record
   * @param nothing whether there is no stack where they were looked for, changed or not
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
      List<String> notes,
      int count,
      @Nullable ArtifactRef list,
      boolean nothing)
      implements ReviewEvent {
    public Started {
      stacks = List.copyOf(stacks);
      notes = List.copyOf(notes);
      count = Math.max(count, stacks.size()); // older versions wrote none
    }

    /** A start that carries all its stacks itself. */
    public Started(
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
        List<String> notes) {
      this(
          reviewId,
          at,
          requestId,
          repository,
          ref,
          tracked,
          generation,
          head,
          base,
          lane,
          deadline,
          stacks,
          notes,
          stacks.size(),
          null,
          false);
    }

    /** The same start with its stacks in it, whatever their number. */
    public Started with(List<String> all) {
      return new Started(
          reviewId,
          at,
          requestId,
          repository,
          ref,
          tracked,
          generation,
          head,
          base,
          lane,
          deadline,
          all,
          notes,
          all.size(),
          null,
          nothing);
    }

    /**
     * Whether this review makes {@code older} pointless; never itself, asked for once more. Only
     * off tracked branches: there, each review covers the whole change since its base. A push to a
     * tracked branch covers only what it changed itself, so what an earlier one found is still
     * wanted; whoever keeps states compares generations per stack.
     */
    public boolean supersedes(Started older) {
      return !tracked
          && !older.tracked
          && generation > older.generation
          && !reviewId.equals(older.reviewId)
          && repository.equals(older.repository)
          && ref.equals(older.ref);
    }
  }

  /**
   * The change can't be reviewed at all: no such ref, no way to reach it.
   *
   * @param unreachable whether its repository can't be reached, so that the same request may do
   *     later on
   */
  record Rejected(
      String reviewId,
      Instant at,
      String requestId,
      String repository,
      String ref,
      String reason,
      boolean unreachable)
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
   * @param terminal whether this phase is over for the stack; false when it will be retried
   * @param lost whether no state goes on to the next phase (it could not be read), so that nobody
   *     needs to wait for the stack; implies {@code terminal}
   */
  record PhaseFailed(
      String reviewId,
      Instant at,
      String stack,
      PhaseName phase,
      String reason,
      boolean terminal,
      boolean lost)
      implements ReviewEvent {

    /** A failure after which the stack's state goes on, or the phase is tried again. */
    public PhaseFailed(
        String reviewId,
        Instant at,
        String stack,
        PhaseName phase,
        String reason,
        boolean terminal) {
      this(reviewId, at, stack, phase, reason, terminal, false);
    }
  }

  record PhaseSkipped(String reviewId, Instant at, String stack, PhaseName phase, String reason)
      implements ReviewEvent {}

  /**
   * @param incomplete stacks that failed a phase or missed the deadline; empty where {@code list}
   *     has them
   * @param count of these stacks
   * @param list their names as a JSON array, where they are too many for a record
   */
  record Completed(
      String reviewId,
      Instant at,
      String repository,
      String ref,
      Verdict verdict,
      String summary,
      List<String> incomplete,
      int count,
      @Nullable ArtifactRef list)
      implements ReviewEvent {
    public Completed {
      incomplete = List.copyOf(incomplete);
      count = Math.max(count, incomplete.size()); // older versions wrote none
    }

    /** An end that carries its incomplete stacks itself. */
    public Completed(
        String reviewId,
        Instant at,
        String repository,
        String ref,
        Verdict verdict,
        String summary,
        List<String> incomplete) {
      this(reviewId, at, repository, ref, verdict, summary, incomplete, incomplete.size(), null);
    }
  }

  /**
   * A branch was deleted, or a pull request closed: its findings stand no more. Reviews that are
   * under way end as they would; one of a greater generation opens it again.
   *
   * @param reviewId what the change goes by, as {@link #changeId} has it
   */
  record ChangeClosed(
      String reviewId, Instant at, String requestId, String repository, String ref, long generation)
      implements ReviewEvent {}

  record Superseded(String reviewId, Instant at, String repository, String ref, String by)
      implements ReviewEvent {}
}
