package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.reporter.streams.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Of the reviews of one repository and ref, keeps the newest and says of each older one that it is
 * superseded, in whatever order they come.
 */
final class Newest extends ContextualProcessor<String, ReviewEvent.Started, String, Overtaken> {
  private static final String NEWEST = "newest";
  private static final Duration TIDY = Duration.ofHours(1);
  private static final Duration REMEMBER = Duration.ofDays(30);

  private @Nullable KeyValueStore<String, ReviewEvent.Started> newest;

  static Set<StoreBuilder<?>> stores() {
    return Set.of(Stores.inMemory(NEWEST, ReviewEvent.Started.class));
  }

  /** What all reviews that may supersede one another have in common. */
  static String key(ReviewEvent.Started review) {
    return Stores.key(review.repository(), review.ref());
  }

  /** A start without what may be long, for comparing only. */
  static ReviewEvent.Started brief(ReviewEvent.Started review) {
    return new ReviewEvent.Started(
        review.reviewId(),
        review.at(),
        review.requestId(),
        review.repository(),
        review.ref(),
        review.tracked(),
        review.generation(),
        review.head(),
        review.base(),
        review.lane(),
        review.deadline(),
        List.of(),
        List.of());
  }

  @Override
  public void init(ProcessorContext<String, Overtaken> context) {
    super.init(context);
    KeyValueStore<String, ReviewEvent.Started> store = context.getStateStore(NEWEST);
    newest = store;
    context.schedule(TIDY, PunctuationType.WALL_CLOCK_TIME, now -> tidy(store, now));
  }

  @Override
  public void process(Record<String, ReviewEvent.Started> record) {
    KeyValueStore<String, ReviewEvent.Started> store = Objects.requireNonNull(newest);
    ReviewEvent.Started review = record.value();
    ReviewEvent.Started known = store.get(record.key());
    if (known == null || review.generation() >= known.generation()) {
      store.put(record.key(), review);
    }
    if (known != null && known.supersedes(review)) {
      supersede(review, known);
    } else if (known != null && review.supersedes(known)) {
      supersede(known, review);
    }
  }

  private void supersede(ReviewEvent.Started older, ReviewEvent.Started by) {
    long now = context().currentSystemTimeMs();
    var event =
        new Overtaken(
            older.reviewId(),
            Instant.ofEpochMilli(now),
            older.repository(),
            older.ref(),
            by.reviewId(),
            older.generation());
    context().forward(new Record<>(older.reviewId(), event, now));
  }

  private static void tidy(KeyValueStore<String, ReviewEvent.Started> store, long now) {
    var old = new ArrayList<String>();
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> {
        if (entry.value.at().toEpochMilli() < now - REMEMBER.toMillis()) {
          old.add(entry.key);
        }
      });
    }
    old.forEach(store::delete);
  }
}
