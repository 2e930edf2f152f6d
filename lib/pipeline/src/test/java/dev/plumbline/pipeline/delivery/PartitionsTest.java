package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionsTest {
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition FRESH = new TopicPartition(TOPICS.name(Topic.STACKS), 0);
  private static final TopicPartition OTHER = new TopicPartition(TOPICS.name(Topic.STACKS), 1);
  private static final TopicPartition RETRIES =
      new TopicPartition(TOPICS.retry(PhaseName.ANALYZER), 0);
  private static final int LARGE = 4 << 20;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final Partitions partitions = new Partitions(consumer, TOPICS, new Nobody());

  @Test
  void whatWaitsToBeTriedAgainStopsOnlyItsOwnKind() {
    assign();
    hold(RETRIES, 9);

    partitions.pace();

    assertThat(consumer.paused()).containsExactly(RETRIES);
  }

  @Test
  void whatIsReadForTheFirstTimeStopsAll() {
    assign();
    hold(FRESH, 9);

    partitions.pace();

    assertThat(consumer.paused()).containsExactlyInAnyOrder(FRESH, OTHER, RETRIES);
  }

  private void assign() {
    List<TopicPartition> all = List.of(FRESH, OTHER, RETRIES);
    Map<TopicPartition, Long> none = Map.of(FRESH, 0L, OTHER, 0L, RETRIES, 0L);
    consumer.assign(all);
    consumer.updateBeginningOffsets(none);
    consumer.updateEndOffsets(none);
    partitions.onPartitionsAssigned(all);
    partitions.open();
  }

  private void hold(TopicPartition partition, int records) {
    Window window = Objects.requireNonNull(partitions.window(partition));
    for (int offset = 0; offset < records; offset++) {
      byte[] key = ("key" + offset).getBytes(UTF_8);
      var record =
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, key, new byte[LARGE]);
      window.add(new Task(window, record, TOPICS));
    }
  }

  private static final class Nobody implements Partitions.Owner {
    @Override
    public void finish(List<Window> leaving) {}

    @Override
    public void drop(Window closed) {}
  }
}
