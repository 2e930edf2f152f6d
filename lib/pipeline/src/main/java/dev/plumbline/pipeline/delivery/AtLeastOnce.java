package dev.plumbline.pipeline.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * First the outputs, then the offsets: what a crash comes between is written again, with the same
 * ids.
 */
final class AtLeastOnce implements Commit {
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaConsumer<?, ?> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  AtLeastOnce(KafkaConsumer<?, ?> consumer, KafkaProducer<byte[], byte[]> producer) {
    this.consumer = consumer;
    this.producer = producer;
  }

  @Override
  public void write(List<Settled> batch, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws Aborted {
    var refusals = new Refusals();
    refusals.send(producer, batch);
    producer.flush();
    Failpoint.AFTER_SEND.pass(() -> {});
    if (!refusals.failures().isEmpty()) {
      throw new Aborted(refusals.failures().getFirst(), refusals.tooLarge());
    }
    try {
      commit(offsets);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      throw new Aborted(e, List.of());
    }
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) throws KafkaException {
    try {
      consumer.commitSync(offsets);
    } catch (WakeupException message) {
      consumer.commitSync(offsets); // meant for a poll; the message is read after this
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
