package dev.plumbline.bench.delivery;

import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Positions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Records that were sent and never committed: the proof that a kill came between. */
final class AbortedRecords {
  private AbortedRecords() {}

  static long count(Clients clients) {
    return records(clients, false) - records(clients, true);
  }

  private static long records(Clients clients, boolean committed) {
    long count = 0;
    try (var consumer = clients.freeConsumer(committed)) {
      List<TopicPartition> partitions =
          Cluster.TOPICS.all().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Positions.seek(consumer, partitions, Instant.EPOCH);
      var end = consumer.endOffsets(partitions);
      while (!Positions.reached(consumer, end)) {
        count += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return count;
  }
}
