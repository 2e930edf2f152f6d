package dev.plumbline.pipeline.ledger;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to {@code plumbline.reviews} what must be seen before the work is done: outside any
 * transaction, and kept by the cluster before {@code then} is called. Safe to share between
 * threads.
 */
public final class Ledger implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;

  public Ledger(Clients clients, Topics topics) {
    this.producer = clients.producer();
    this.topics = topics;
  }

  /**
   * @param traceparent of the record that it is about, {@code ""} for none
   * @param then is given null when the entry is kept, or why it could not be; in the client's own
   *     thread, so it must not wait
   */
  public void write(ReviewEvent event, String traceparent, Consumer<@Nullable Exception> then) {
    var record = Events.of(event).within(traceparent).toRecord(topics);
    var _ = producer.send(record, (_, failure) -> then.accept(failure));
  }

  /** Returns when everything written so far is kept, or given up. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
