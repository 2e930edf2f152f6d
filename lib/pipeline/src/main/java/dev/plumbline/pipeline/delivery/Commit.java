package dev.plumbline.pipeline.delivery;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** How outputs and offsets are written together. */
sealed interface Commit extends AutoCloseable permits ExactlyOnce, AtLeastOnce {
  /** One record's outputs. */
  record Settled(Task task, List<ProducerRecord<byte[], byte[]>> records) {
    public Settled {
      records = List.copyOf(records);
    }
  }

  /**
   * Writes all of it, or nothing that a subscriber would see twice.
   *
   * @throws Aborted nothing was written; it may be tried again with the same clients
   * @throws org.apache.kafka.common.KafkaException the clients are of no more use
   */
  void write(List<Settled> batch, Map<TopicPartition, OffsetAndMetadata> offsets) throws Aborted;

  @Override
  void close();

  /** Nothing was written. */
  final class Aborted extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Those of whose outputs the cluster refuses one for its size, others of the same transaction
     * perhaps among them; empty when that was not the cause.
     */
    private final transient List<Task> tooLarge;

    Aborted(Throwable cause, List<Task> tooLarge) {
      super(cause);
      this.tooLarge = List.copyOf(tooLarge);
    }

    List<Task> tooLarge() {
      return tooLarge;
    }
  }
}
