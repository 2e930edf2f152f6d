package dev.plumbline.pipeline.delivery;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends a batch and remembers whose records the cluster refuses for their size. */
final class Refusals {
  private final ConcurrentLinkedQueue<Task> tooLarge = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();

  void send(KafkaProducer<byte[], byte[]> producer, List<Commit.Settled> batch) {
    for (Commit.Settled settled : batch) {
      for (ProducerRecord<byte[], byte[]> record : settled.records()) {
        var _ = producer.send(record, (_, failure) -> note(settled.task(), failure));
      }
    }
  }

  private void note(Task task, @Nullable Exception failure) {
    if (failure != null) {
      failures.add(failure);
    }
    if (failure instanceof RecordTooLargeException) {
      tooLarge.add(task);
    }
  }

  List<Task> tooLarge() {
    return List.copyOf(tooLarge);
  }

  List<Exception> failures() {
    return List.copyOf(failures);
  }
}
