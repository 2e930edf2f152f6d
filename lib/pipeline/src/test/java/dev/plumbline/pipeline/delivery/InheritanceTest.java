package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.service.Pipeline;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What lies in a topic when a service starts. */
@Kafka
class InheritanceTest {
  private final TestKafka kafka;

  InheritanceTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  /** Some devices and containers start their clock in 1970. */
  @Test
  void aRecordWithoutATimeHoldsNobodyUp() throws Exception {
    try (var trial = new Trial(kafka, 1);
        var pipeline = new Pipeline(trial.clients, trial.topics, Trial.settings(), trial.registry);
        var producer = kafka.producer()) {
      producer.send(at(0, Events.of(Trial.stack("timeless", "one")).toRecord(trial.topics))).get();
      Event other = Events.of(Trial.stack("timely", "two"));
      producer.send(other.toRecord(trial.topics)).get();

      pipeline
          .add(LambdaPhase.analyzer((state, _) -> state.completed(PhaseName.ANALYZER, "done")))
          .start();

      assertThat(trial.seen(Topic.ANALYZED, 2))
          .extracting(record -> CloudEventHeaders.read(record.headers()).reviewId())
          .containsExactlyInAnyOrder("timeless", "timely");
    }
  }

  private static ProducerRecord<byte[], byte[]> at(
      long millis, ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), null, millis, record.key(), record.value(), record.headers());
  }
}
