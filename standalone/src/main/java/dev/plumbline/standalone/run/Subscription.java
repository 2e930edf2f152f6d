package dev.plumbline.standalone.run;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics as a subscriber does, committed records only, without a consumer group: every
 * partition, from where the topics stood when it was opened or from their beginning.
 */
public final class Subscription implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  private Subscription(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * @param client settings of the connection
   * @param topics full names; all have to exist
   * @throws org.apache.kafka.common.KafkaException when the broker can't be reached
   */
  public static Subscription open(
      Map<String, Object> client, List<String> topics, boolean fromBeginning) {
    var config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    config.put("fetch.max.wait.ms", "100");
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions = new ArrayList<TopicPartition>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // Seeking is lazy: asking for the positions fixes them before anything is published.
    partitions.forEach(consumer::position);
    return new Subscription(consumer);
  }

  /** What has come, in each partition's order; empty when nothing did within {@code wait}. */
  public List<Seen> poll(Duration wait) {
    var seen = new ArrayList<Seen>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
      read(record).ifPresent(seen::add);
    }
    return seen;
  }

  /** Whether a broker is connected to; a poll just comes back empty where none is. */
  public boolean isConnected() {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("connection-count"))
        .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Optional<Seen> read(ConsumerRecord<byte[], byte[]> record) {
    return as(record, ReviewEvent.class)
        .<Seen>map(Seen.Ledger::new)
        .or(() -> as(record, FindingEvent.class).map(Seen.Found::new))
        .or(() -> as(record, StackChanged.class).map(Seen.Stack::new))
        .or(() -> as(record, ReportReady.class).map(Seen.Reported::new))
        .or(() -> state(record).map(Seen.Passed::new));
  }

  private static Optional<ReviewState> state(ConsumerRecord<byte[], byte[]> record) {
    return EventType.find(CloudEventHeaders.text(record.headers(), "ce_type"))
        .filter(type -> type == EventType.STATE_ANALYZED)
        .map(_ -> ReviewState.parse(record.value()));
  }

  private static <T> Optional<T> as(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
    return Event.read(record.headers(), record.value(), type);
  }
}
