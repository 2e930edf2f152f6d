package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The topics of one test on a real broker, and what goes in and comes out of them. */
final class Trial implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  final Topics topics;
  final Clients clients;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> seen = new HashMap<>();
  private final List<Tail> tails;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Trial(TestKafka kafka, int partitions) {
    this.topics = new Topics(kafka.prefix() + "t" + COUNT.incrementAndGet());
    this.clients = new Clients(kafka.clientSettings());
    this.producer = kafka.producer();
    kafka.createTopics(
        topics.all().stream().map(t -> new NewTopic(t, partitions, (short) 1)).toList());
    this.tails =
        Stream.of(Topic.REVIEWS, Topic.ANALYZED, Topic.REVIEWED, Topic.DEAD_LETTERS)
            .map(topic -> new Tail(clients, topics.name(topic), Instant.EPOCH, this::see))
            .toList();
    tails.forEach(Tail::start);
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
    sent.add(producer.send(event.toRecord(topics)));
  }

  /** A record with a stack's attributes and key, and a body of nonsense. */
  void sendPoison(StackChanged stack) {
    Event event = Events.of(stack);
    send(new Event(event.topic(), event.key(), event.attributes(), "{\"stack\":".getBytes(UTF_8)));
  }

  /** What a {@code read_committed} subscriber has seen of a topic so far. */
  List<ConsumerRecord<byte[], byte[]>> seen(Topic topic) {
    synchronized (seen) {
      return List.copyOf(seen.getOrDefault(topics.name(topic), List.of()));
    }
  }

  /** The same, once there are so many, or after {@link #PATIENCE}. */
  List<ConsumerRecord<byte[], byte[]>> seen(Topic topic, int count) {
    await(() -> seen(topic).size() >= count);
    return seen(topic);
  }

  List<ReviewEvent> ledger() {
    var events = new ArrayList<ReviewEvent>();
    for (var record : seen(Topic.REVIEWS)) {
      Event.read(record.headers(), record.value(), ReviewEvent.class).ifPresent(events::add);
    }
    return events;
  }

  /** Waits until the ledger says so. */
  List<ReviewEvent> ledgerUntil(Predicate<List<ReviewEvent>> enough) {
    await(() -> enough.test(ledger()));
    return ledger();
  }

  private void await(BooleanSupplier enough) {
    await(enough, PATIENCE);
  }

  /** Waits for more to be seen until it is enough, or for so long. */
  void await(BooleanSupplier enough, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    synchronized (seen) {
      while (!enough.getAsBoolean() && System.nanoTime() < end) {
        try {
          seen.wait(100);
        } catch (InterruptedException e) {
          throw new IllegalStateException("interrupted", e);
        }
      }
    }
  }

  private void see(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    synchronized (seen) {
      for (var record : records) {
        seen.computeIfAbsent(record.topic(), _ -> new ArrayList<>()).add(record);
      }
      seen.notifyAll();
    }
  }

  static long count(List<ReviewEvent> ledger, Class<? extends ReviewEvent> type, String reviewId) {
    return ledger.stream()
        .filter(type::isInstance)
        .filter(e -> e.reviewId().equals(reviewId))
        .count();
  }

  /**
   * Whatever a test found missing: what was never taken by the broker is not the service's loss.
   */
  @Override
  public void close() {
    tails.forEach(Tail::close);
    producer.close();
    assertThat(sent).as("what the broker took of all that was sent").allSatisfy(Future::get);
  }
}
