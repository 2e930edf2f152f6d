package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.KnownFindings;
import dev.plumbline.pipeline.event.KnownFindings.State;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Commits;
import dev.plumbline.reporter.streams.KeyedState;
import dev.plumbline.reporter.testing.Consumed;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kafka
class KeeperOnABrokerTest {
  private static final int PUSHES = 50;
  private static final int STACKS = 8;

  @TempDir Path directory;
  private final Map<String, State> expected = new TreeMap<>();

  @Test
  void foldsFiftyPushesOutOfOrderAndOverARestartToWhatTheLastHeadsHold(TestKafka kafka)
      throws Exception {
    var topics = new Topics(kafka.prefix() + "x");
    for (String topic : List.of("changes", "validated", "validated.bulk", "findings")) {
      kafka.createTopic("x." + topic, 3);
    }
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    List<Event> pushes = pushes(new States(artifacts));

    try (var producer = kafka.producer()) {
      try (var first = keeper(kafka, topics, artifacts, "first")) {
        assertThat(first.await(Duration.ofSeconds(90))).isTrue();
        for (Event push : pushes.subList(0, pushes.size() / 2)) {
          producer.send(push.toRecord(topics)).get();
        }
        assertThat(kafka.read(topics.name(Topic.FINDINGS), 5, Duration.ofSeconds(90)))
            .hasSizeGreaterThanOrEqualTo(5);
      }
      try (var second = keeper(kafka, topics, artifacts, "second")) {
        for (Event push : pushes.subList(pushes.size() / 2, pushes.size())) {
          producer.send(push.toRecord(topics)).get();
        }

        assertThat(caughtUp(kafka, topics)).isTrue();
        assertThat(fold(kafka, topics)).isEqualTo(expected);
        assertThat(second.ready()).isTrue();
        deleteMain(producer, topics);
        Instant end = Instant.now().plusSeconds(30);
        while (!fold(kafka, topics).isEmpty()) {
          assertThat(Instant.now()).as("all closed, in each partition").isBefore(end);
        }
      }
    }
  }

  /** On a broker whose own default is another one, too. */
  @Test
  void makesItsTopicsWithTheCopiesThatAreDeclared(TestKafka kafka) throws Exception {
    var topics = new Topics(kafka.prefix() + "copies");
    for (String topic : List.of("changes", "validated", "validated.bulk", "findings")) {
      kafka.createTopic("copies." + topic, 3);
    }
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));

    try (var keeper = keeper(kafka, topics, artifacts, "copies");
        var admin = kafka.admin()) {
      assertThat(keeper.await(Duration.ofSeconds(90))).isTrue();

      List<String> internal =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(topics.prefix() + ".keeper-"))
              .toList();
      assertThat(internal)
          .contains(topics.prefix() + ".keeper-findings-changelog")
          .anyMatch(name -> name.endsWith("-repartition"));
      assertThat(admin.describeTopics(internal).allTopicNames().get().values())
          .allSatisfy(topic ->
              assertThat(topic.partitions()).allMatch(part -> part.replicas().size() == 1));
      List<ConfigResource> resources =
          internal.stream()
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      assertThat(admin.describeConfigs(resources).all().get().values())
          .allSatisfy(config ->
              assertThat(config.get("min.insync.replicas").source())
                  .isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG));
    }
  }

  /** After fifty changes, so that it is newer than all pushes. */
  private static void deleteMain(KafkaProducer<byte[], byte[]> producer, Topics topics)
      throws Exception {
    var other = RepositoryChanged.closing(REPOSITORY, "https://" + REPOSITORY, "other");
    for (int i = 0; i <= PUSHES; i++) {
      producer.send(Events.of(other, "other" + i, "/test").toRecord(topics)).get();
    }
    var main = RepositoryChanged.closing(REPOSITORY, "https://" + REPOSITORY, "main");
    producer.send(Events.of(main, "main", "/test").toRecord(topics)).get();
  }

  /** Random heads of all stacks; each stack's newest decides what is expected in the end. */
  private List<Event> pushes(States states) {
    var random = new Random(7);
    var events = new ArrayList<Event>();
    for (int generation = 1; generation <= PUSHES; generation++) {
      for (int stack = 0; stack < STACKS; stack++) {
        if (generation < PUSHES && random.nextInt(3) > 0) {
          continue;
        }
        events.add(push(states, random, "s" + stack, generation));
      }
    }
    for (int i = 0; i + 6 < events.size(); i += 3) {
      Collections.shuffle(events.subList(i, i + 6), random);
    }
    return events;
  }

  private Event push(States states, Random random, String stack, int generation) {
    String[] buckets = {
      "aws_s3_bucket." + stack + "a", "aws_s3_bucket." + stack + "b", "aws_s3_bucket." + stack + "c"
    };
    var found = new ArrayList<Finding>();
    expected.keySet().removeIf(key -> key.startsWith(stack + " "));
    for (String bucket : buckets) {
      for (String policy : List.of("p", "q")) {
        if (random.nextBoolean()) {
          boolean suppressed = random.nextInt(4) == 0;
          String fingerprint = stack + " " + policy + " " + bucket;
          Finding finding = finding(policy, bucket).withFingerprint(fingerprint);
          found.add(suppressed ? finding.with(Finding.Status.SUPPRESSED) : finding);
          expected.put(fingerprint, suppressed ? State.SUPPRESSED : State.OPEN);
        }
      }
    }
    ReviewState state =
        states.reviewed(states.onMain(stack, generation), Graphs.of(stack, buckets), found);
    return Events.of(state, PhaseName.VALIDATOR);
  }

  /** What subscribers know in the end; each event has to fit what was before. */
  private static Map<String, State> fold(TestKafka kafka, Topics topics) {
    var known = new KnownFindings();
    kafka
        .read(topics.name(Topic.FINDINGS), Integer.MAX_VALUE, Duration.ofSeconds(2))
        .forEach(record ->
            known.take(
                Event.read(record.headers(), record.value(), FindingEvent.class).orElseThrow()));
    assertThat(known.misfits()).isEmpty();
    return known.live();
  }

  private static boolean caughtUp(TestKafka kafka, Topics topics) throws Exception {
    return Consumed.await(
        kafka,
        topics.prefix() + ".keeper",
        topics.name(Topic.VALIDATED),
        3,
        Duration.ofSeconds(40));
  }

  private KeyedState keeper(TestKafka kafka, Topics topics, DirectoryStore artifacts, String name) {
    var state =
        new KeyedState(
            topics.prefix() + ".keeper",
            KeeperTopology.build(topics, artifacts, new Placement(3), new SimpleMeterRegistry()),
            kafka.clientSettings(),
            Commits.ALONE,
            directory.resolve(name),
            new SimpleMeterRegistry());
    state.start();
    return state;
  }
}
