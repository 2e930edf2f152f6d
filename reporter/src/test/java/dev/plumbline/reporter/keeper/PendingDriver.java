package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Turns;
import dev.plumbline.reporter.testing.DistantStore;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The keeper without a broker; the artifact store answers when a test lets it. */
abstract class PendingDriver {
  static final Topics TOPICS = new Topics("test");

  static final DistantStore.Way AWAY =
      () -> {
        throw new IOException("away");
      };

  @TempDir Path directory;
  final ArrayDeque<Runnable> asked = new ArrayDeque<>();
  States states;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  TopologyTestDriver driver;
  DistantStore.Way way = () -> {};

  @BeforeEach
  void start() {
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    states = new States(artifacts);
    var distant = new DistantStore(artifacts, () -> way.go());
    var settings = new Properties();
    settings.put("application.id", "keeper");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            KeeperTopology.build(
                TOPICS, distant, new Placement(1), registry, new Turns(asked::add, 100)),
            settings,
            Samples.START);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  void push(String stack, long generation, boolean bad) {
    String bucket = "aws_s3_bucket." + stack;
    List<Finding> found = bad ? List.of(finding("p", bucket)) : List.of();
    send(states.reviewed(states.onMain(stack, generation), Graphs.of(stack, bucket), found));
  }

  void remove(String stack, long generation) {
    StackChanged gone = Samples.stack("gone", stack, "main", true, generation);
    send(ReviewState.of(gone));
  }

  void send(ReviewState state) {
    send(Topic.VALIDATED, Events.of(state, PhaseName.VALIDATOR));
  }

  void send(Topic topic, Event event) {
    driver
        .createInputTopic(TOPICS.name(topic), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  void answer(Runnable errand) {
    errand.run();
    driver.advanceWallClockTime(Duration.ofMillis(200));
  }

  /** Everything that is asked for is answered, until nothing more is. */
  void answerAll() {
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }
  }

  List<String> said() {
    return driver
        .createOutputTopic(
            TOPICS.name(Topic.FINDINGS), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(record ->
            Event.read(record.headers(), record.value(), FindingEvent.class).orElseThrow())
        .map(event -> event.getClass().getSimpleName() + " " + event.stack())
        .toList();
  }
}
