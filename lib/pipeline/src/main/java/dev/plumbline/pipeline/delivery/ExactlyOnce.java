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
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/** One short transaction: begin, send, offsets, commit. */
final class ExactlyOnce implements Commit {
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final KafkaConsumer<?, ?> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Ends what a predecessor of the same id left open. */
  ExactlyOnce(KafkaConsumer<?, ?> consumer, KafkaProducer<byte[], byte[]> producer) {
    this.consumer = consumer;
    this.producer = producer;
    producer.initTransactions();
  }

  @Override
  public void write(List<Settled> batch, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws Aborted {
    var refusals = new Refusals();
    producer.beginTransaction();
    try {
      refusals.send(producer, batch);
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      Failpoint.AFTER_SEND.pass(producer::flush);
      producer.commitTransaction();
      Failpoint.AFTER_COMMIT.pass(() -> {});
    } catch (KafkaException e) {
      if (!abortable(e, refusals)) {
        throw e;
      }
      producer.abortTransaction();
      throw new Aborted(e, refusals.tooLarge());
    }
  }

  private static boolean abortable(KafkaException e, Refusals refusals) {
    return !refusals.tooLarge().isEmpty()
        || e instanceof CommitFailedException
        || e instanceof RebalanceInProgressException
        || e instanceof RecordTooLargeException
        || e instanceof TransactionAbortableException;
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
