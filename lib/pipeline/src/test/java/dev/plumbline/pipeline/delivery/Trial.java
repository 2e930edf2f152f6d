package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The topics of one test on a real broker, and what goes in and comes out of them. */
final class Trial implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  final Topics topics;
  final Clients clients;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TestKafka kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  Trial(TestKafka kafka, int partitions) {
    this.kafka = kafka;
    this.topics = new Topics(kafka.prefix() + "t" + COUNT.incrementAndGet());
    this.clients = new Clients(kafka.clientSettings());
    this.producer = kafka.producer();
    try (var admin = kafka.admin()) {
      admin
          .createTopics(
              topics.all().stream().map(t -> new NewTopic(t, partitions, (short) 1)).toList())
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }

  /** Settings for impatient tests. */
  static DeliverySettings settings() {
    return DeliverySettings.DEFAULT
        .withInstance("0")
        .withBackoffs(List.of(Duration.ofMillis(100), Duration.ofMillis(200)));
  }

  static StackChanged stack(String reviewId, String path) {
    return stack(reviewId, path, 1, Lane.INTERACTIVE);
  }

  static StackChanged stack(String reviewId, String path, long generation, Lane lane) {
    return new StackChanged(
        reviewId,
        "acme/shop",
        "main",
        false,
        generation,
        StackSpec.terraform(path),
        null,
        null,
        "head",
        "base",
        lane,
        1,
        Instant.parse("2026-11-23T12:00:00Z"),
        LocalDate.parse("2026-11-23"),
        Settings.DEFAULT);
  }

  void send(StackChanged stack) {
    send(Events.of(stack));
  }

  void send(Event event) {
    var _ = producer.send(event.toRecord(topics));
  }

  /** A record with a stack's attributes and key, and a body of nonsense. */
  void sendPoison(StackChanged stack) {
    Event event = Events.of(stack);
    send(new Event(event.topic(), event.key(), event.attributes(), "{\"stack\":".getBytes(UTF_8)));
  }

  List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int count) {
    return read(topics.name(topic), count);
  }

  List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    return kafka.read(topic, count, Duration.ofSeconds(15));
  }

  /** Every record there is once it has been quiet for a moment. */
  List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
    return kafka.read(topics.name(topic), Integer.MAX_VALUE, Duration.ofMillis(700));
  }

  List<ReviewEvent> ledger() {
    var events = new ArrayList<ReviewEvent>();
    for (var record : all(Topic.REVIEWS)) {
      Event.read(record.headers(), record.value(), ReviewEvent.class).ifPresent(events::add);
    }
    return events;
  }

  /** Waits until the ledger says so. */
  List<ReviewEvent> ledgerUntil(Predicate<List<ReviewEvent>> enough) {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    List<ReviewEvent> ledger = ledger();
    while (!enough.test(ledger) && System.nanoTime() < end) {
      ledger = ledger();
    }
    return ledger;
  }

  static long count(List<ReviewEvent> ledger, Class<? extends ReviewEvent> type, String reviewId) {
    return ledger.stream()
        .filter(type::isInstance)
        .filter(e -> e.reviewId().equals(reviewId))
        .count();
  }

  static Topic out() {
    return Topic.after(PhaseName.ANALYZER);
  }

  @Override
  public void close() {
    producer.close();
  }
}
