package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.ReviewEvent.PhaseFailed;
import dev.plumbline.model.event.ReviewEvent.PhaseStarted;
import dev.plumbline.pipeline.client.Positions;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A service in a JVM of its own, killed where it hurts. */
@Kafka
class KillTest {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);

  private final TestKafka kafka;

  KillTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @Test
  void aRecordThatKillsTheProcessIsBuriedUnprocessedAtItsThirdAttemptAndNoOtherWithIt()
      throws Exception {
    try (var trial = new Trial(kafka, 1)) {
      IntStream.range(0, 30).forEach(i -> trial.send(Trial.stack("r", "before" + i)));
      trial.send(Trial.stack("k", "killer"));
      IntStream.range(0, 30).forEach(i -> trial.send(Trial.stack("r", "after" + i)));

      int lives = 0;
      for (boolean lived = false; !lived && lives < 6; lives++) {
        lived = live(trial, "", 61);
      }

      assertThat(lives).isEqualTo(3);
      assertThat(stacks(trial.seen(Topic.ANALYZED, 61))).hasSize(61).doesNotHaveDuplicates();
      assertThat(stacks(trial.seen(Topic.DEAD_LETTERS, 1))).containsExactly("acme/shop/killer");
      assertThat(of(trial, "k", PhaseStarted.class)).hasSize(2);
      assertThat(of(trial, "k", PhaseFailed.class))
          .singleElement()
          .matches(e -> ((PhaseFailed) e).reason().contains("died 2 times"));
      assertThat(of(trial, "r", PhaseFailed.class)).isEmpty();
    }
  }

  @Test
  void whereverAServiceIsKilledNothingIsLostOrDoubled() throws Exception {
    try (var trial = new Trial(kafka, 2)) {
      int sent = 0;
      for (String failpoint : List.of("AFTER_SEND:3", "BEFORE_WORK:80", "AFTER_COMMIT:4", "")) {
        int from = sent;
        sent += 200;
        IntStream.range(from, sent).forEach(i -> trial.send(Trial.stack("r", "stack" + i)));
        boolean lived = live(trial, failpoint, 800);
        assertThat(lived).as(failpoint).isEqualTo(failpoint.isEmpty());
      }

      assertThat(stacks(trial.seen(Topic.ANALYZED, 800))).hasSize(800).doesNotHaveDuplicates();
      assertThat(trial.seen(Topic.DEAD_LETTERS)).isEmpty();
      assertThat(onDisk(trial)).as("aborted records included").isGreaterThan(800);
    }
  }

  /**
   * Lets a service live until it dies, or so many states are seen, and kills it then.
   *
   * @return whether it was alive at the end
   */
  private boolean live(Trial trial, String failpoint, int enough) throws Exception {
    Process child = ChildService.start(kafka.bootstrapServers(), trial.topics, failpoint);
    try {
      trial.await(
          () -> !child.isAlive() || trial.seen(Topic.ANALYZED).size() >= enough, LONGEST_LIFE);
      return child.isAlive();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static List<ReviewEvent> of(
      Trial trial, String reviewId, Class<? extends ReviewEvent> type) {
    return trial.ledger().stream()
        .filter(type::isInstance)
        .filter(e -> e.reviewId().equals(reviewId))
        .toList();
  }

  private static List<String> stacks(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(r -> CloudEventHeaders.read(r.headers()).stack()).toList();
  }

  private static int onDisk(Trial trial) {
    String topic = trial.topics.name(Topic.ANALYZED);
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = trial.clients.freeConsumer(false)) {
      var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
      consumer.assign(partitions);
      var end = consumer.endOffsets(partitions);
      Positions.seek(consumer, partitions, Instant.EPOCH);
      while (!Positions.reached(consumer, end)) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found.size();
  }
}
