package dev.plumbline.bench.delivery;

import dev.plumbline.pipeline.client.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** The least that exactly-once can be: poll, begin, send, offsets, commit. A yardstick. */
@SuppressWarnings("try") // a run that is interrupted has no result, and says so
final class BareLoop implements AutoCloseable {
  static final int HOPS = 5;
  private final Thread[] threads = new Thread[HOPS];

  /** Passes records on from {@code bare.0} to {@code bare.5}. */
  BareLoop(Clients clients) {
    for (int hop = 0; hop < HOPS; hop++) {
      String in = topic(hop);
      String out = topic(hop + 1);
      threads[hop] = Thread.ofPlatform().daemon().name(in).start(() -> run(clients, in, out));
    }
  }

  static String topic(int hop) {
    return "bare." + hop;
  }

  private static void run(Clients clients, String in, String out) {
    try (KafkaConsumer<byte[], byte[]> consumer = clients.groupConsumer(in, "", "classic");
        KafkaProducer<byte[], byte[]> producer = clients.transactionalProducer(in)) {
      producer.initTransactions();
      consumer.subscribe(List.of(in));
      while (!Thread.currentThread().isInterrupted()) {
        pass(consumer, producer, out);
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt(); // the end
    }
  }

  private static void pass(
      KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String out) {
    var records = consumer.poll(Duration.ofSeconds(1));
    if (records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var _ = producer.send(new ProducerRecord<>(out, record.key(), record.value()));
      offsets.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }

  @Override
  public void close() throws InterruptedException {
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join(3_000);
    }
  }
}
