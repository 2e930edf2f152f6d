package dev.plumbline.pipeline.client;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where a consumer without a group begins, and whether it has got somewhere. */
public final class Positions {
  private Positions() {}

  /**
   * All partitions of a topic.
   *
   * @throws UnknownTopicOrPartitionException when the cluster does not know it, or not yet
   */
  public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("no topic " + topic);
    }
    return partitions;
  }

  /**
   * To the first record not older than {@code from}, or to the end where there is none. To the
   * beginning for anything up to 1970, for which a cluster has no words: producers without a clock
   * write such times.
   */
  public static void seek(
      KafkaConsumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant from) {
    if (!from.isAfter(Instant.EPOCH)) {
      consumer.seekToBeginning(partitions);
      return;
    }
    long millis = from.toEpochMilli();
    var found =
        consumer.offsetsForTimes(partitions.stream().collect(toMap(identity(), _ -> millis)));
    for (TopicPartition partition : partitions) {
      var offset = found.get(partition);
      if (offset == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, offset.offset());
      }
    }
  }

  /** Whether all is read up to {@code end}. */
  public static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> end) {
    return end.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }
}
