package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent.PhaseCompleted;
import dev.plumbline.model.event.ReviewEvent.PhaseFailed;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.service.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster may take less than Kafka does by default, of the dead letters for instance. */
@Kafka
class RefusedForSizeTest {
  private final TestKafka kafka;

  RefusedForSizeTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @ParameterizedTest
  @CsvSource({"true, 4000, 1", "true, 200, 0", "false, 4000, 1", "false, 200, 0"})
  void what_is_refused_for_its_size_is_not_written_again_without_end(
      boolean exactlyOnce, String most, int letters) throws Exception {
    var once = Trial.settings().withBackoffs(List.of());
    var settings = exactlyOnce ? once : once.atLeastOnce();
    try (var trial = new Trial(kafka, 1);
        var pipeline = new Pipeline(trial.clients, trial.topics, settings, trial.registry)) {
      limit(trial.topics.name(Topic.DEAD_LETTERS), most);
      pipeline.add(LambdaPhase.analyzer((s, _) -> s.completed(PhaseName.ANALYZER, "seen"))).start();

      Event poison = Events.of(Trial.stack("poison", "poisoned"));
      trial.send(new Event(poison.topic(), poison.key(), poison.attributes(), noise(20_000)));
      trial.send(Trial.stack("good", "fine"));

      trial.await(() -> committed(trial) == 2, Duration.ofSeconds(30));
      assertThat(committed(trial)).isEqualTo(2);
      assertThat(new DeadLetters(trial.clients, trial.topics).list())
          .hasSize(letters)
          .allMatch(letter -> letter.bytes() == 20_000 && !letter.whole());
      var ledger = trial.ledgerUntil(all -> Trial.count(all, PhaseCompleted.class, "good") > 0);
      assertThat(Trial.count(ledger, PhaseCompleted.class, "good")).isPositive();
      assertThat(Trial.count(ledger, PhaseFailed.class, "poison"))
          .as("without transactions once more each time, and once together with the other")
          .isBetween((long) letters, exactlyOnce ? letters : 4L);
    }
  }

  private long committed(Trial trial) {
    try (var admin = kafka.admin()) {
      var offset =
          admin
              .listConsumerGroupOffsets(trial.topics.prefix() + "-analyzer")
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(trial.topics.name(Topic.STACKS), 0));
      return offset == null ? 0 : offset.offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What no compression makes smaller. */
  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private void limit(String topic, String bytes) throws Exception {
    try (var admin = kafka.admin()) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      var entry = new ConfigEntry("max.message.bytes", bytes);
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }
}
