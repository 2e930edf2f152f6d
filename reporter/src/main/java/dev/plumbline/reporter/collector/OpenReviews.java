package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Lane;
import dev.plumbline.reporter.streams.Stores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The collector's state. Parts stand one by one, so that a review of thousands of stacks writes no
 * more with each than that one.
 */
final class OpenReviews {
  private static final String OPEN = "open";
  private static final String PROGRESS = "progress";
  private static final String PARTS = "parts";
  private static final String ENDED = "ended";
  private static final StringSerializer TEXT = new StringSerializer();

  private final KeyValueStore<String, OpenReview> open;
  private final KeyValueStore<String, Progress> progress;
  private final KeyValueStore<String, Part> parts;
  private final KeyValueStore<String, Ended> ended;

  OpenReviews(ProcessingContext context) {
    open = context.getStateStore(OPEN);
    progress = context.getStateStore(PROGRESS);
    parts = context.getStateStore(PARTS);
    ended = context.getStateStore(ENDED);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.inMemory(OPEN, OpenReview.class),
        Stores.inMemory(PROGRESS, Progress.class),
        Stores.inMemory(PARTS, Part.class),
        Stores.inMemory(ENDED, Ended.class));
  }

  @Nullable Ended ended(String reviewId) {
    return ended.get(reviewId);
  }

  @Nullable OpenReview review(String reviewId) {
    return open.get(reviewId);
  }

  @Nullable Progress progress(String reviewId) {
    return progress.get(reviewId);
  }

  void put(String reviewId, Progress now) {
    progress.put(reviewId, now);
  }

  /**
   * Opens a review; parts that came before it count, save those of an earlier start.
   *
   * @param stacks keys of all its stacks
   * @return how far it is
   */
  Progress open(OpenReview review, List<String> stacks, long now) {
    ReviewEvent.Started started = review.started();
    forgetEarlier(started);
    Set<String> asked = Set.copyOf(stacks);
    for (String stack : parts(started.reviewId()).keySet()) {
      if (!asked.contains(stack)) {
        parts.delete(Stores.key(started.reviewId(), stack));
      }
    }
    int missing = 0;
    for (String stack : asked) {
      String key = Stores.key(started.reviewId(), stack);
      Part known = parts.get(key);
      if (known == null || known.awaited() || known.isBefore(started.generation())) {
        parts.put(key, Part.AWAITED);
        missing++;
      }
    }
    var begun = new Progress(missing, started.deadline().toEpochMilli(), now);
    ended.delete(started.reviewId());
    open.put(started.reviewId(), review);
    progress.put(started.reviewId(), begun);
    return begun;
  }

  /**
   * Opens a review whose list of stacks can't be read before {@code due}; parts are kept for it.
   */
  void openUnlisted(OpenReview review, long due) {
    ReviewEvent.Started started = review.started();
    forgetEarlier(started);
    ended.delete(started.reviewId());
    open.put(started.reviewId(), review);
    progress.put(
        started.reviewId(),
        new Progress(Progress.UNLISTED, started.deadline().toEpochMilli(), due));
  }

  /** What came of an earlier start of the same review says nothing of this one. */
  private void forgetEarlier(ReviewEvent.Started started) {
    OpenReview before = open.get(started.reviewId());
    if (before != null && before.started().generation() < started.generation()) {
      parts(started.reviewId())
          .forEach((stack, part) -> {
            if (part.result() == null || part.isBefore(started.generation())) {
              parts.delete(Stores.key(started.reviewId(), stack));
            }
          });
    }
  }

  @Nullable Part part(String reviewId, String stack) {
    return parts.get(Stores.key(reviewId, stack));
  }

  void put(String reviewId, String stack, Part part) {
    parts.put(Stores.key(reviewId, stack), part);
  }

  /** All parts of a review, by stack key. */
  SortedMap<String, Part> parts(String reviewId) {
    var found = new TreeMap<String, Part>();
    String prefix = Stores.prefix(reviewId);
    try (var entries = parts.prefixScan(prefix, TEXT)) {
      entries.forEachRemaining(
          entry -> found.put(entry.key.substring(prefix.length()), entry.value));
    }
    return found;
  }

  /** Forgets all but that the review is over, and whether that is for good. */
  void end(String reviewId, Ended how) {
    parts(reviewId).keySet().forEach(stack -> parts.delete(Stores.key(reviewId, stack)));
    open.delete(reviewId);
    progress.delete(reviewId);
    ended.put(reviewId, how);
  }

  /**
   * A review to go on with.
   *
   * @param since in milliseconds since the epoch
   */
  record Due(String reviewId, Lane lane, long since) {}

  /**
   * Reviews to go on with at {@code now}: all is there, their list of stacks is not, or the
   * deadline has passed. Whatever their lane, the longest due come first: what failed before is due
   * again later, so that nobody's failures stand before another's first attempt. What a person
   * waits for need not come first here, since room is kept for it where it is asked for; did it,
   * some dozens that fail again and again would keep all bulk reviews from ever being tried.
   */
  List<Due> due(long now) {
    var due = new ArrayList<Due>();
    try (var entries = progress.all()) {
      while (entries.hasNext()) {
        KeyValue<String, Progress> entry = entries.next();
        boolean waits = entry.value.missing() > 0;
        if (entry.value.due() <= now && (!waits || entry.value.deadline() <= now)) {
          // The review itself may be large: only of those that all is there for.
          OpenReview review = open.get(entry.key);
          if (review != null || entry.value.deadline() <= now) {
            Lane lane = review == null ? Lane.INTERACTIVE : review.started().lane();
            due.add(new Due(entry.key, lane, entry.value.due()));
          }
        }
      }
    }
    due.sort(Comparator.comparingLong(Due::since));
    return due;
  }

  /** Forgets reviews that were over before {@code horizon}. */
  void forgetBefore(long horizon) {
    var old = new ArrayList<String>();
    try (var entries = ended.all()) {
      entries.forEachRemaining(entry -> {
        if (entry.value.at() < horizon) {
          old.add(entry.key);
        }
      });
    }
    old.forEach(ended::delete);
  }
}
