package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.KnownFindings;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Commits;
import dev.plumbline.reporter.streams.KeyedState;
import dev.plumbline.reporter.testing.Consumed;
import dev.plumbline.reporter.testing.DistantStore;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The artifact store is far away, and twelve partitions are kept by one thread. */
@Kafka
class DistantStoreTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int PARTITIONS = 12;
  private static final int STACKS = 60;

  @TempDir Path directory;
  private final TestKafka kafka;

  DistantStoreTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  /** Two reads a state would hold a transaction open for a minute; it may be for three seconds. */
  @Test
  void commitsThoughEachReadTakesHalfASecond() throws Exception {
    Topics topics = topics("slow");
    var near = new DirectoryStore(directory.resolve("artifacts"));
    ArtifactStore slow = new DistantStore(near, () -> Thread.sleep(500));
    var states = new States(near);
    for (int stack = 0; stack < STACKS; stack++) {
      send(topics, pushed(states, "s" + stack, 1, true));
      send(topics, pushed(states, "s" + stack, 2, false));
    }

    try (var keeper = keeper(topics, slow, "slow")) {
      var known = new KnownFindings();
      kafka
          .read(topics.name(Topic.FINDINGS), 2 * STACKS, LONG)
          .forEach(record ->
              known.take(
                  Event.read(record.headers(), record.value(), FindingEvent.class).orElseThrow()));

      assertThat(known.misfits()).isEmpty();
      assertThat(known.live()).isEmpty();
      assertThat(keeper.ready()).isTrue();
    }
    assertThat(kafka.read(topics.name(Topic.FINDINGS), Integer.MAX_VALUE, Duration.ofSeconds(2)))
        .hasSize(2 * STACKS);
  }

  @Test
  void asksAgainForWhatItWasAskingForWhenItStopped() throws Exception {
    Topics topics = topics("stop");
    var near = new DirectoryStore(directory.resolve("artifacts"));
    var asked = new CountDownLatch(1);
    ArtifactStore silent =
        new DistantStore(
            near,
            () -> {
              asked.countDown();
              Thread.sleep(Duration.ofHours(1));
            });
    var states = new States(near);
    try (var _ = keeper(topics, silent, "silent")) {
      send(topics, pushed(states, "a", 1, true));
      assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(
              Consumed.await(
                  kafka,
                  topics.prefix() + ".keeper",
                  topics.name(Topic.VALIDATED),
                  PARTITIONS,
                  LONG))
          .isTrue();
    }

    try (var _ = keeper(topics, near, "near")) {
      assertThat(kafka.read(topics.name(Topic.FINDINGS), 1, LONG)).hasSize(1);
    }
  }

  private static Event pushed(States states, String stack, long generation, boolean bad) {
    String bucket = "aws_s3_bucket." + stack;
    Finding found = finding("p", bucket).withFingerprint("p " + bucket);
    return Events.of(
        states.reviewed(
            states.onMain(stack, generation),
            Graphs.of(stack, bucket),
            bad ? List.of(found) : List.of()),
        PhaseName.VALIDATOR);
  }

  private Topics topics(String own) {
    for (String topic : List.of("changes", "validated", "validated.bulk", "findings")) {
      kafka.createTopic(own + "." + topic, PARTITIONS);
    }
    return new Topics(kafka.prefix() + own);
  }

  private void send(Topics topics, Event event) throws Exception {
    try (var producer = kafka.producer()) {
      producer.send(event.toRecord(topics)).get();
    }
  }

  private KeyedState keeper(Topics topics, ArtifactStore artifacts, String name) {
    var clients = new HashMap<>(kafka.clientSettings());
    clients.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 3_000);
    var state =
        new KeyedState(
            topics.prefix() + ".keeper",
            KeeperTopology.build(
                topics, artifacts, new Placement(PARTITIONS), new SimpleMeterRegistry()),
            clients,
            Commits.ALONE,
            directory.resolve(name),
            new SimpleMeterRegistry());
    state.start();
    return state;
  }
}
