package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Turns;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The keeper without a broker; what it asks the artifact store for, it has at once. */
abstract class KeeperDriver {
  static final Topics TOPICS = new Topics("test");
  static final String BUCKET = "aws_s3_bucket.a";
  static final Finding OPEN = finding("aws/s3/encryption", BUCKET);

  @TempDir Path directory;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  States states;
  TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    states = new States(artifacts);
    var settings = new Properties();
    settings.put("application.id", "keeper");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            KeeperTopology.build(TOPICS, reached(artifacts), new Placement(1), registry, turns()),
            settings,
            Samples.START);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  /** The store as the keeper reads it. */
  ArtifactStore reached(ArtifactStore artifacts) {
    return artifacts;
  }

  Turns turns() {
    return new Turns(Runnable::run, 1);
  }

  static Graph declaring(Graph graph, List<ModuleCall> modules, List<Move> moves) {
    return Graphs.with(
        graph, new Declarations(List.of(), List.of(), modules, List.of(), List.of(), null, moves));
  }

  /** What was found in a graph of the stack {@code a} on its main branch. */
  void see(long generation, Graph graph, Finding... found) {
    send(states.reviewed(states.onMain("a", generation), graph, List.of(found)));
  }

  void send(ReviewState state) {
    send(Topic.VALIDATED, Events.of(state, PhaseName.VALIDATOR));
  }

  void send(Topic topic, Event event) {
    input(TOPICS.name(topic))
        .pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  TestOutputTopic<String, byte[]> findings() {
    return driver.createOutputTopic(
        TOPICS.name(Topic.FINDINGS), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** What was said since it was last asked. */
  List<FindingEvent> read() {
    return findings().readRecordsToList().stream()
        .map(r -> Event.read(r.headers(), r.value(), FindingEvent.class).orElseThrow())
        .toList();
  }

  /** The same, each by its kind and the resource. */
  List<String> events() {
    return read().stream()
        .map(e -> e.getClass().getSimpleName() + " " + e.finding().resource())
        .toList();
  }
}
