package dev.plumbline.pipeline.lane;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows the ledger for reviews that start and end, so that older ones are not worked on any more,
 * and none twice.
 */
public final class ReviewsTail implements AutoCloseable {
  /** Older reviews of people have passed their deadline; of bulk ones the collector knows. */
  private static final Duration BACK = Duration.ofMinutes(15);

  private static final Set<String> WANTED =
      Set.of(
          EventType.REVIEW_STARTED.type(),
          EventType.REVIEW_COMPLETED.type(),
          EventType.CHANGE_CLOSED.type());

  private final Clients clients;
  private final Topics topics;
  private final Generations generations = new Generations(this::awaitCaughtUp);
  private Duration back = BACK;
  private volatile @Nullable Tail tail;

  public ReviewsTail(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
  }

  /** Begins further back than deadlines ask for; before the start. */
  public void reachBack(Duration time) {
    back = time;
  }

  public void start() {
    var started =
        new Tail(clients, topics.name(Topic.REVIEWS), Instant.now().minus(back), this::take);
    tail = started;
    started.start();
  }

  private boolean awaitCaughtUp(Duration most) throws InterruptedException {
    Tail started = tail;
    return started != null && started.awaitCaughtUp(most);
  }

  public Generations generations() {
    return generations;
  }

  /** Up until nobody follows any more: what it tells is a hint, and nobody waits for it. */
  public Health.State health() {
    Tail started = tail;
    return started != null && started.health() instanceof Health.State.Failed failed
        ? failed
        : new Health.State.Up();
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (WANTED.contains(CloudEventHeaders.text(record.headers(), "ce_type"))) {
        take(record);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      Event.read(record.headers(), record.value(), ReviewEvent.Started.class)
          .ifPresent(generations::started);
      Event.read(record.headers(), record.value(), ReviewEvent.Completed.class)
          .ifPresent(generations::ended);
      Event.read(record.headers(), record.value(), ReviewEvent.ChangeClosed.class)
          .ifPresent(generations::closed);
    } catch (IllegalArgumentException unreadable) {
      // Then nothing is superseded by it; the collector sees it as well and has the last word.
    }
  }

  @Override
  public void close() {
    Tail started = tail;
    if (started != null) {
      started.close();
    }
  }
}
