package dev.plumbline.pipeline.lane;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.pipeline.Bounded;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/**
 * The newest review by repository and ref, those of tracked branches apart. A hint that saves work:
 * what it does not know is not superseded, and the collector has the last word. Safe to share
 * between threads.
 */
public final class Generations {
  private static final int MOST = 100_000;
  private static final Duration BEHIND = Duration.ofSeconds(30);

  private record Subject(String repository, String ref, boolean tracked) {}

  private record Newest(String reviewId, long generation) {}

  private record Ref(String repository, String name) {}

  /** The first change that started a review, and the newest. */
  private record Starts(long first, long last) {
    Starts and(Starts other) {
      return new Starts(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  private final Known known;

  private final Map<Subject, Newest> newest = recent();
  private final Map<Ref, Long> closed = recent();

  private final Map<String, Starts> starts = recent();

  /** Reviews that ended without something that they should say. */
  private final Map<String, Boolean> incomplete = recent();

  /** Which review it is that another one is of the same as. */
  private final Map<String, String> returns = recent();

  /** Waits until what was there at the start is known; false when that takes longer. */
  @FunctionalInterface
  interface Known {
    boolean await(Duration most) throws InterruptedException;
  }

  /** Knows what it is told. */
  public Generations() {
    this(_ -> true);
  }

  Generations(Known known) {
    this.known = known;
  }

  /**
   * Waits until it knows the reviews that had started before this process: without them, one that
   * has ended long ago would start again.
   *
   * @throws IOException when that takes too long
   */
  public void awaitKnown() throws IOException {
    try {
      if (!known.await(BEHIND)) {
        throw new IOException("the reviews that started before are not known yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while earlier reviews were read", e);
    }
  }

  private static <K, V> Map<K, V> recent() {
    return Collections.synchronizedMap(Bounded.byUse(MOST));
  }

  /** A review has started. */
  public void started(ReviewEvent.Started review) {
    newest.merge(
        new Subject(review.repository(), review.ref(), review.tracked()),
        new Newest(review.reviewId(), review.generation()),
        (a, b) -> b.generation() > a.generation() ? b : a);
    starts.merge(
        review.reviewId(), new Starts(review.generation(), review.generation()), Starts::and);
  }

  /** A review has ended. */
  public void ended(ReviewEvent.Completed review) {
    if (review.verdict() == Verdict.INCOMPLETE) {
      incomplete.put(review.reviewId(), true);
    }
  }

  /** A pull request was closed, or a branch deleted. */
  public void closed(ReviewEvent.ChangeClosed change) {
    closed.merge(
        new Ref(change.repository(), change.ref()), change.generation(), (a, b) -> Math.max(a, b));
  }

  /**
   * Whether a newer review of the same ref is under way. Never on tracked branches: there a review
   * covers only what its push changed.
   */
  public boolean superseded(StackChanged stack) {
    Newest known = newest.get(new Subject(stack.repository(), stack.ref(), false));
    return known != null
        && !stack.tracked()
        && known.generation() > stack.generation()
        && !known.reviewId().equals(stack.reviewId());
  }

  /**
   * Whether another change has started this very review, so that starting it again would bring
   * nothing new: a newer one, since this waited to be tried again; or an earlier one, and no other
   * review of its ref since. What was closed in between and is open again has to start again, or
   * its findings would stay away. And what ended incomplete, since a phase failed or was down, says
   * more when it is reviewed again.
   */
  public boolean repeats(ReviewEvent.Started review) {
    return startedSince(review) || isNewest(review);
  }

  private boolean startedSince(ReviewEvent.Started review) {
    Starts all = starts.get(review.reviewId());
    return all != null && all.last() > review.generation();
  }

  private boolean isNewest(ReviewEvent.Started review) {
    Newest known = newest.get(new Subject(review.repository(), review.ref(), review.tracked()));
    return known != null
        && isOfTheSame(known.reviewId(), review.reviewId())
        && known.generation() < review.generation()
        && !incomplete.containsKey(known.reviewId())
        && !closedBetween(review, known.generation());
  }

  /**
   * Whether an earlier change has started this very review: a branch is back at an earlier commit,
   * a pull request open again, or the review was incomplete. That review has an end of its own, so
   * what starts now has to be another one.
   */
  public boolean startedBefore(ReviewEvent.Started review) {
    Starts all = starts.get(review.reviewId());
    return all != null && all.first() < review.generation();
  }

  /** That {@code reviewId} is to be of the same as {@code first}, which started before. */
  public void returns(String reviewId, String first) {
    returns.put(reviewId, first);
  }

  private boolean isOfTheSame(String newestId, String reviewId) {
    return newestId.equals(reviewId) || reviewId.equals(returns.get(newestId));
  }

  /** Whether a ref was closed after that change of it. */
  public boolean closedSince(String repository, String ref, long generation) {
    Long end = closed.get(new Ref(repository, ref));
    return end != null && end > generation;
  }

  private boolean closedBetween(ReviewEvent.Started review, long earlier) {
    Long end = closed.get(new Ref(review.repository(), review.ref()));
    return end != null && end > earlier && end < review.generation();
  }
}
