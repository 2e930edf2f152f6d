package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.ledger.Lookup;
import dev.plumbline.pipeline.service.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
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

  @Test
  void nobodyCanHaveBegunWhatIsNotDueYet() {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    Instant written = now.minus(Duration.ofMinutes(30));

    Task due = waiting(written, now.minus(Duration.ofMinutes(3)));
    assertThat(Inheritance.mayHaveBegun(due, now)).isTrue();
    assertThat(Inheritance.earliest(due, now)).isEqualTo(now.minus(Duration.ofMinutes(3)));

    Task elsewhereDue = waiting(written, now.plus(Lookup.CLOCKS));
    assertThat(Inheritance.mayHaveBegun(elsewhereDue, now)).isTrue();
    Task later = waiting(written, now.plus(Lookup.CLOCKS).plusMillis(1));
    assertThat(Inheritance.mayHaveBegun(later, now)).isFalse();

    Task replayed = waiting(written, Instant.EPOCH);
    assertThat(Inheritance.mayHaveBegun(replayed, now)).isTrue();
    assertThat(Inheritance.earliest(replayed, now)).isEqualTo(written);
  }

  @Test
  void whatClaimsToComeFromTheFutureMayHaveBegunBefore() {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");

    Task ahead = waiting(now.plus(Duration.ofHours(3)), Instant.EPOCH);
    assertThat(Inheritance.earliest(ahead, now)).isEqualTo(now.minus(Duration.ofDays(1)));
    Task aheadAndDue = waiting(now.plus(Duration.ofHours(3)), now.minus(Duration.ofMinutes(3)));
    assertThat(Inheritance.earliest(aheadAndDue, now)).isEqualTo(now.minus(Duration.ofMinutes(3)));
    Task aLittleAhead = waiting(now.plus(Lookup.CLOCKS), Instant.EPOCH);
    assertThat(Inheritance.earliest(aLittleAhead, now)).isEqualTo(now);
    Task dueInAMoment = waiting(now.minus(Duration.ofMinutes(30)), now.plusSeconds(5));
    assertThat(Inheritance.earliest(dueInAMoment, now)).isEqualTo(now);
  }

  private static Task waiting(Instant written, Instant notBefore) {
    String topic = Topics.DEFAULT.retry(PhaseName.ANALYZER);
    var headers = new RecordHeaders();
    ReturnHeaders.set(headers, ReturnHeaders.NOT_BEFORE, Long.toString(notBefore.toEpochMilli()));
    byte[] body = "{}".getBytes(UTF_8);
    var record =
        new ConsumerRecord<>(
            topic,
            0,
            0,
            written.toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            body.length,
            new byte[0],
            body,
            headers,
            Optional.empty());
    var window = new Window(new TopicPartition(topic, 0), OffsetRuns.read(0, ""), 0);
    return new Task(window, record, Topics.DEFAULT);
  }

  private static ProducerRecord<byte[], byte[]> at(
      long millis, ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), null, millis, record.key(), record.value(), record.headers());
  }
}
