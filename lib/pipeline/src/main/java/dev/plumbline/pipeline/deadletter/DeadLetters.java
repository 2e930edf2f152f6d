package dev.plumbline.pipeline.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
import dev.plumbline.pipeline.config.DeliveryConfig;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The records in {@code plumbline.dead-letters}. One that is brought back goes to its service's
 * retry topic, where it keeps its origin and with that its generation; a mark in the dead letters,
 * written in the same transaction, says that it is not to be brought back twice. On clusters that
 * forbid transactions the mark comes after it, so that a crash in between lets the same event be
 * brought back once more.
 */
public final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Clients clients;
  private final Topics topics;
  private final DeliveryConfig.Mode mode;

  /** Of a cluster that has transactions. */
  public DeadLetters(Clients clients, Topics topics) {
    this(clients, topics, DeliveryConfig.Mode.EXACTLY_ONCE);
  }

  public DeadLetters(Clients clients, Topics topics, DeliveryConfig.Mode mode) {
    this.clients = clients;
    this.topics = topics;
    this.mode = mode;
  }

  /**
   * Those that were not brought back, oldest first within a partition.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster can't be reached
   */
  public List<Letter> list() {
    return read().values().stream().map(Letter::of).toList();
  }

  /**
   * Brings back those that are chosen and lie there whole; all or none of them, where the cluster
   * has transactions.
   *
   * @return what was brought back
   * @throws org.apache.kafka.common.KafkaException when the cluster can't be reached, or someone
   *     else brings letters back at the same time
   */
  public List<Letter> replay(Predicate<Letter> chosen) {
    return switch (mode) {
      case EXACTLY_ONCE -> replayAtOnce(chosen);
      case AT_LEAST_ONCE -> replayInTurn(chosen);
    };
  }

  private List<Letter> replayAtOnce(Predicate<Letter> chosen) {
    try (var producer = clients.transactionalProducer(topics.prefix() + "-dead-letters")) {
      producer.initTransactions(); // fences others, so what is read now stays as it is
      producer.beginTransaction();
      var back = choose(chosen);
      for (var record : back) {
        var _ = producer.send(returned(record));
        var _ = producer.send(mark(record));
      }
      producer.commitTransaction();
      return back.stream().map(Letter::of).toList();
    }
  }

  private List<Letter> replayInTurn(Predicate<Letter> chosen) {
    var back = choose(chosen);
    try (var producer = clients.producer()) {
      write(producer, back.stream().map(this::returned).toList());
      write(producer, back.stream().map(DeadLetters::mark).toList());
    }
    return back.stream().map(Letter::of).toList();
  }

  private static void write(
      KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("the cluster does not take it", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while dead letters were brought back", e);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> choose(Predicate<Letter> chosen) {
    var back = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (var record : read().values()) {
      var letter = Letter.of(record);
      // Without a service, nobody of ours buried it.
      if (letter.whole() && service(record).isPresent() && chosen.test(letter)) {
        back.add(record);
      }
    }
    return back;
  }

  private ProducerRecord<byte[], byte[]> returned(ConsumerRecord<byte[], byte[]> record) {
    var headers = new RecordHeaders(record.headers());
    ReturnHeaders.forget(headers);
    String retry = topics.retry(service(record).orElseThrow());
    return new ProducerRecord<>(retry, null, record.key(), record.value(), headers);
  }

  private static ProducerRecord<byte[], byte[]> mark(ConsumerRecord<byte[], byte[]> record) {
    var mark = new RecordHeaders().add(ReturnHeaders.REPLAYED, Letter.id(record).getBytes(UTF_8));
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), new byte[0], mark);
  }

  private static Optional<PhaseName> service(ConsumerRecord<byte[], byte[]> record) {
    String name = CloudEventHeaders.text(record.headers(), ReturnHeaders.SERVICE);
    return Arrays.stream(PhaseName.values())
        .filter(phase -> phase.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** By id, without marks and what they mark. */
  private Map<String, ConsumerRecord<byte[], byte[]>> read() {
    var letters = new LinkedHashMap<String, ConsumerRecord<byte[], byte[]>>();
    String topic = topics.name(Topic.DEAD_LETTERS);
    try (var consumer = clients.freeConsumer(true)) {
      List<TopicPartition> partitions = Positions.partitions(consumer, topic);
      consumer.assign(partitions);
      Positions.seek(consumer, partitions, Instant.EPOCH);
      var end = consumer.endOffsets(partitions);
      while (!Positions.reached(consumer, end)) {
        for (var record : consumer.poll(POLL)) {
          String replayed = CloudEventHeaders.text(record.headers(), ReturnHeaders.REPLAYED);
          if (replayed.isEmpty()) {
            letters.put(Letter.id(record), record);
          } else {
            letters.remove(replayed);
          }
        }
      }
    }
    return letters;
  }
}
