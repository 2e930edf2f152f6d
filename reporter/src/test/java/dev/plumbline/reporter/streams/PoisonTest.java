package dev.plumbline.reporter.streams;

import static dev.plumbline.reporter.testing.Samples.finding;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static dev.plumbline.reporter.testing.Samples.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.reporter.collector.CollectorTopology;
import dev.plumbline.reporter.keeper.KeeperTopology;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that keyed state fails at each time must not stand before all that come after it. */
@Kafka
class PoisonTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final String BUCKET = "aws_s3_bucket.a";

  @TempDir Path directory;
  private final TestKafka kafka;

  PoisonTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @Test
  void keepsTheFindingsThatComeAfterStatesWithoutTheirStackOrWithDamagedArtifacts()
      throws Exception {
    Topics topics = topics("k", "changes", "validated", "validated.bulk", "findings");
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var states = new States(artifacts);
    try (var producer = kafka.producer();
        var _ =
            keyed(
                topics,
                "keeper",
                KeeperTopology.build(
                    topics, artifacts, new Placement(1), new SimpleMeterRegistry()))) {
      sendRaw(producer, topics.name(Topic.VALIDATED), "{\"stack\":{\"tracked\":true}}");
      sendRaw(producer, topics.name(Topic.VALIDATED), "{\"stack\":null}");
      sendRaw(producer, topics.name(Topic.CHANGES), "{\"repository\":\"x\",\"closed\":true}");
      send(producer, topics, damaged(states));
      send(producer, topics, state(states, 2, states.put("no graph"), noFindings(states)));
      send(producer, topics, state(states, 3, graph(states), json(artifacts, "null")));
      send(
          producer,
          topics,
          state(states, 4, graph(states), json(artifacts, "{\"findings\":[null]}")));

      send(producer, topics, good(states, 5));

      assertThat(kafka.read(topics.name(Topic.FINDINGS), 1, LONG))
          .singleElement()
          .matches(record ->
              Event.read(record.headers(), record.value(), FindingEvent.Opened.class).isPresent());
    }
  }

  /** More than a record of the changelog can hold, and no transaction could commit. */
  @Test
  void keepsTheFindingsThatComeAfterAStackWithThousandsOfMoves() throws Exception {
    Topics topics = topics("m", "changes", "validated", "validated.bulk", "findings");
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var states = new States(artifacts);
    try (var producer = kafka.producer();
        var _ =
            keyed(
                topics,
                "keeper",
                KeeperTopology.build(
                    topics, artifacts, new Placement(1), new SimpleMeterRegistry()))) {
      ArtifactRef graph = states.put(Graphs.with(Graphs.of("a", BUCKET), moving(10_000)));
      ArtifactRef found =
          states.put(new Review.Findings(List.of(finding("moved", BUCKET)), List.of(), List.of()));
      send(producer, topics, state(states, 1, graph, found));

      send(producer, topics, good(states, 2));

      assertThat(kafka.read(topics.name(Topic.FINDINGS), 3, LONG))
          .extracting(record -> CloudEventHeaders.text(record.headers(), "ce_type"))
          .containsExactly(
              EventType.FINDING_OPENED.type(),
              EventType.FINDING_OPENED.type(),
              EventType.FINDING_FIXED.type());
    }
  }

  /** Whatever the broker's default is: some are set lower than what a store may hold. */
  @Test
  void makesItsOwnTopicsForValuesAsLargeAsItMayWrite() throws Exception {
    Topics topics = topics("t", "changes", "validated", "validated.bulk", "findings");
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var topology =
        KeeperTopology.build(topics, artifacts, new Placement(1), new SimpleMeterRegistry());
    try (var keyed = keyed(topics, "keeper", topology);
        var admin = Admin.create(kafka.clientSettings())) {
      assertThat(keyed.await(LONG)).isTrue();

      var changelog =
          new ConfigResource(
              ConfigResource.Type.TOPIC, topics.prefix() + ".keeper-findings-changelog");
      Config config =
          Objects.requireNonNull(
              admin.describeConfigs(List.of(changelog)).all().get().get(changelog));
      ConfigEntry most = Objects.requireNonNull(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
      assertThat(most.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
      assertThat(Integer.parseInt(most.value())).isGreaterThan(Writable.MOST);
    }
  }

  private static Declarations moving(int many) {
    String long60 = "module.a_name_that_says_what_the_team_does.module.and_more.x";
    List<Declarations.Move> moves =
        IntStream.range(0, many)
            .mapToObj(i -> "%s.aws_s3_bucket.a_bucket_of_many_more_%06d".formatted(long60, i))
            .map(to -> new Declarations.Move(to + "_before", to, Graphs.RANGE))
            .toList();
    return new Declarations(List.of(), List.of(), List.of(), List.of(), List.of(), null, moves);
  }

  @Test
  void endsTheReviewsThatComeAfterEntriesThatLackWhatTheCollectorNeeds() throws Exception {
    Topics topics = topics("c", "reviews", "results", "reports");
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var collector = CollectorTopology.build(topics, artifacts, new SimpleMeterRegistry());
    try (var producer = kafka.producer();
        KeyedState keyed = keyed(topics, "collector", collector)) {
      ReviewEvent.Started good = started("r1", "pull/1", false, 1, Instant.now(), "a");
      ArtifactRef part = artifacts.putJson(report("a", Tally.NONE));
      Event result = Events.of(new StackResult(stack("r1", "a"), part, part));
      Event lost =
          Events.of(
              new ReviewEvent.PhaseFailed(
                  "r1", Instant.now(), "x", PhaseName.ANALYZER, "x", true, true));
      for (String body : List.of("{}", "null", "{\"reviewId\":\"r1\",\"stack\":{}}")) {
        sendLike(producer, topics, Events.of(good), body);
        sendLike(producer, topics, lost, body);
        sendLike(producer, topics, result, body);
      }
      sendLike(producer, topics, lost, "{\"lost\":true,\"stack\":\"x\"}");
      sendLike(producer, topics, result, "{\"stack\":{},\"report\":{}}");

      send(producer, topics, Events.of(good));
      send(producer, topics, result);

      assertThat(kafka.read(topics.name(Topic.REPORTS), 1, LONG)).hasSize(1);
      goesRound(keyed);
    }
  }

  /** What its health is judged by. */
  private static void goesRound(KeyedState keyed) throws InterruptedException {
    double before = keyed.turns();
    long end = System.nanoTime() + LONG.toNanos();
    while (keyed.turns() <= before && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(keyed.turns()).isGreaterThan(before).isPositive();
    assertThat(keyed.health()).isEqualTo(new Health.State.Up());
  }

  private Event damaged(States states) throws IOException {
    ArtifactRef graph = graph(states);
    Path file =
        directory
            .resolve("artifacts")
            .resolve(graph.digest().substring(0, 2))
            .resolve(graph.digest());
    byte[] other = Files.readAllBytes(file);
    other[other.length / 2] ^= 1;
    Files.write(file, other);
    return state(states, 1, graph, noFindings(states));
  }

  private static ArtifactRef graph(States states) {
    return states.put(Graphs.of("a", "aws_s3_bucket.b"));
  }

  private static ArtifactRef noFindings(States states) {
    return states.put(new Review.Findings(List.of(), List.of(), List.of()));
  }

  private static ArtifactRef json(DirectoryStore artifacts, String json) throws IOException {
    return artifacts.put(json.getBytes(UTF_8), "application/json");
  }

  private static Event good(States states, long generation) {
    Graph graph = Graphs.of("a", BUCKET);
    ArtifactRef found =
        states.put(new Review.Findings(List.of(finding("p", BUCKET)), List.of(), List.of()));
    return state(states, generation, states.put(graph), found);
  }

  private static Event state(
      States states, long generation, ArtifactRef graph, ArtifactRef findings) {
    Graph any = Graphs.of("a");
    var analysis = new Analysis(graph, null, any.coverage(), Map.of(), List.of(), List.of(), 0, 0);
    var review = new Review(findings, Map.of(), Map.of(), new Review.Checks(1, 0, 0), Map.of(), "");
    return Events.of(
        ReviewState.of(states.onMain("a", generation))
            .completed(PhaseName.ANALYZER, analysis)
            .completed(PhaseName.REVIEWER, review),
        PhaseName.VALIDATOR);
  }

  private Topics topics(String own, String... names) {
    for (String name : names) {
      kafka.createTopic(own + "." + name, 1);
    }
    return new Topics(kafka.prefix() + own);
  }

  private KeyedState keyed(Topics topics, String name, Topology topology) {
    var state =
        new KeyedState(
            topics.prefix() + "." + name,
            topology,
            kafka.clientSettings(),
            Commits.ALONE,
            directory.resolve(name),
            new SimpleMeterRegistry());
    state.start();
    return state;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Topics topics, Event event)
      throws Exception {
    producer.send(event.toRecord(topics)).get();
  }

  /** The event's headers and key, with another body. */
  private static void sendLike(
      KafkaProducer<byte[], byte[]> producer, Topics topics, Event event, String body)
      throws Exception {
    send(
        producer,
        topics,
        new Event(event.topic(), event.key(), event.attributes(), body.getBytes(UTF_8)));
  }

  private static void sendRaw(KafkaProducer<byte[], byte[]> producer, String topic, String body)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, "x".getBytes(UTF_8), body.getBytes(UTF_8))).get();
  }
}
