package dev.plumbline.pipeline.delivery;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Where other threads leave messages for the loop's, which waits for them and for Kafka at once.
 */
final class Mailbox {
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile @Nullable KafkaConsumer<?, ?> polling;

  void put(Message message) {
    messages.add(message);
    wake();
  }

  /** Ends a poll that is under way. */
  void wake() {
    KafkaConsumer<?, ?> consumer = polling;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  @Nullable Message next() {
    return messages.poll();
  }

  @Nullable Message next(Duration wait) throws InterruptedException {
    return messages.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Polls Kafka until it has records, a message comes, or the time is over. */
  ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, Duration most) {
    polling = consumer;
    try {
      return consumer.poll(messages.isEmpty() ? most : Duration.ZERO);
    } catch (WakeupException message) {
      return ConsumerRecords.empty();
    } finally {
      polling = null;
    }
  }
}
