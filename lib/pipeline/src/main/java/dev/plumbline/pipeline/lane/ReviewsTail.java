package dev.plumbline.pipeline.lane;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the ledger for reviews that start, so that older ones are not worked on any more. */
public final class ReviewsTail implements AutoCloseable {
  /** Older reviews have passed their deadline. */
  private static final Duration BACK = Duration.ofMinutes(15);

  private final Generations generations = new Generations();
  private final Tail tail;

  public ReviewsTail(Clients clients, Topics topics) {
    Instant from = Instant.now().minus(BACK);
    this.tail = new Tail(clients, topics.name(Topic.REVIEWS), from, this::take);
  }

  public void start() {
    tail.start();
  }

  public Generations generations() {
    return generations;
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    String wanted = EventType.REVIEW_STARTED.type();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (CloudEventHeaders.text(record.headers(), "ce_type").equals(wanted)) {
        take(record);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      Event.read(record.headers(), record.value(), ReviewEvent.Started.class)
          .filter(started -> !started.tracked())
          .ifPresent(e -> generations.started(e.repository(), e.ref(), e.generation()));
    } catch (IllegalArgumentException unreadable) {
      // Then nothing is superseded by it; the collector sees it as well and has the last word.
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
