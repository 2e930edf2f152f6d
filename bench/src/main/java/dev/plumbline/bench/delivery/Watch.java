package dev.plumbline.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends one record and waits for what comes of it at the other end. */
final class Watch implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  Watch(Clients clients, String topic) {
    producer = clients.producer();
    consumer = clients.freeConsumer(true);
    var partitions = Positions.partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Nanoseconds from sending until a record of that key is seen. */
  long time(ProducerRecord<byte[], byte[]> record, String key) {
    long start = System.nanoTime();
    var _ = producer.send(record);
    while (System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
      for (var seen : consumer.poll(Duration.ofMillis(200))) {
        if (new String(seen.key(), UTF_8).equals(key)) {
          return System.nanoTime() - start;
        }
      }
    }
    throw new IllegalStateException("nothing came of " + key);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
