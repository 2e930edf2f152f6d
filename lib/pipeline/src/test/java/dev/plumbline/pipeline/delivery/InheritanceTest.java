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
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

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
  void whatWaitsIsBegunNoEarlierThanItIsDue() {
    Task due = waiting(NOW.minus(HALF_AN_HOUR), NOW.minus(Duration.ofMinutes(3)));
    Task replayed = waiting(NOW.minus(HALF_AN_HOUR), Instant.EPOCH);

    assertThat(Inheritance.earliest(due, NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
    assertThat(Inheritance.earliest(replayed, NOW)).isEqualTo(NOW.minus(HALF_AN_HOUR));
  }

  /** By the clock of a predecessor, an hour ahead, it was due, and may have killed it. */
  @Test
  void whatIsNotDueYetMayHaveBeenBegunByAClockThatIsAhead() {
    Task later = waiting(NOW.minus(HALF_AN_HOUR), NOW.plus(Duration.ofHours(1)));

    assertThat(Inheritance.earliest(later, NOW)).isEqualTo(NOW);
  }

  /** The ledger's times are the brokers' as well, and the due time is its writer's. */
  @Test
  void whereTheBrokersTellTheTimeTheDueTimeSaysNothing() {
    Instant written = NOW.minus(Duration.ofMinutes(70));
    Task ahead = waiting(written, NOW.minus(Duration.ofMinutes(9)), TimestampType.LOG_APPEND_TIME);
    Task future =
        waiting(NOW.plus(Duration.ofHours(1)), Instant.EPOCH, TimestampType.LOG_APPEND_TIME);

    assertThat(Inheritance.earliest(ahead, NOW)).isEqualTo(written);
    assertThat(Inheritance.earliest(future, NOW)).isEqualTo(NOW.minus(Duration.ofDays(1)));
  }

  @Test
  void whatClaimsToComeFromTheFutureMayHaveBegunBefore() {
    Task ahead = waiting(NOW.plus(Duration.ofHours(3)), Instant.EPOCH);
    Task aheadAndDue = waiting(NOW.plus(Duration.ofHours(3)), NOW.minus(Duration.ofMinutes(3)));
    Task aLittleAhead = waiting(NOW.plus(Lookup.CLOCKS), Instant.EPOCH);

    assertThat(Inheritance.earliest(ahead, NOW)).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(Inheritance.earliest(aheadAndDue, NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
    assertThat(Inheritance.earliest(aLittleAhead, NOW)).isEqualTo(NOW);
  }

  private static Task waiting(Instant written, Instant notBefore) {
    return waiting(written, notBefore, TimestampType.CREATE_TIME);
  }

  private static Task waiting(Instant written, Instant notBefore, TimestampType whose) {
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
            whose,
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
