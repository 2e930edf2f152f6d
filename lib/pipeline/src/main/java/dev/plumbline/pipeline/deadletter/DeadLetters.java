package dev.plumbline.pipeline.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
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
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The records in {@code plumbline.dead-letters}. One that is brought back goes to its service's
 * retry topic, where it keeps its origin and with that its generation; a mark in the dead letters,
 * written in the same transaction, says that it is not to be brought back twice.
 */
public final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Clients clients;
  private final Topics topics;

  public DeadLetters(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
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
   * Brings back those that are chosen and lie there whole; all or none of them.
   *
   * @return what was brought back
   * @throws org.apache.kafka.common.KafkaException when the cluster can't be reached, or someone
   *     else brings letters back at the same time
   */
  public List<Letter> replay(Predicate<Letter> chosen) {
    try (var producer = clients.transactionalProducer(topics.prefix() + "-dead-letters")) {
      producer.initTransactions(); // fences others, so what is read now stays as it is
      var replayed = new ArrayList<Letter>();
      producer.beginTransaction();
      for (var record : read().values()) {
        var letter = Letter.of(record);
        if (letter.whole() && chosen.test(letter) && send(producer, record)) {
          replayed.add(letter);
        }
      }
      producer.commitTransaction();
      return List.copyOf(replayed);
    }
  }

  private boolean send(
      KafkaProducer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> record) {
    Optional<PhaseName> service = service(record);
    if (service.isEmpty()) {
      return false; // nobody of ours buried it
    }
    String retry = topics.retry(service.get());
    var headers = new RecordHeaders(record.headers());
    ReturnHeaders.forget(headers);
    var mark = new RecordHeaders().add(ReturnHeaders.REPLAYED, Letter.id(record).getBytes(UTF_8));
    var _ = producer.send(new ProducerRecord<>(retry, null, record.key(), record.value(), headers));
    var _ =
        producer.send(
            new ProducerRecord<>(
                record.topic(), record.partition(), record.key(), new byte[0], mark));
    return true;
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
