package dev.plumbline.reporter.testing;

import dev.plumbline.broker.testing.TestKafka;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until a group has committed all that is in a topic. */
public final class Consumed {
  private Consumed() {}

  public static boolean await(
      TestKafka kafka, String group, String topic, int partitions, Duration patience)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    try (Admin admin = kafka.admin()) {
      while (System.nanoTime() < end) {
        if (lag(admin, group, topic, partitions) == 0) {
          return true;
        }
        Thread.sleep(50);
      }
    }
    return false;
  }

  private static long lag(Admin admin, String group, String topic, int partitions)
      throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long lag = 0;
    for (int i = 0; i < partitions; i++) {
      var partition = new TopicPartition(topic, i);
      ListOffsetsResultInfo last =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get();
      OffsetAndMetadata done = committed.get(partition);
      lag += last.offset() - (done == null ? 0 : done.offset());
    }
    return lag;
  }
}
