package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Turns;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Executor;
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

/** The collector without a broker, and how tests talk to it. */
abstract class CollectorDriver {
  static final Topics TOPICS = new Topics("test");

  @TempDir Path directory;
  DirectoryStore artifacts;
  TopologyTestDriver driver;
  TestInputTopic<String, byte[]> reviews;
  TestInputTopic<String, byte[]> results;
  TestOutputTopic<String, byte[]> ends;
  TestOutputTopic<String, byte[]> reports;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void start() {
    artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var settings = new Properties();
    settings.put("application.id", "collector");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            CollectorTopology.build(
                TOPICS, artifacts, registry, new Turns(errands(), CollectorTopology.STACKS)),
            settings,
            START);
    reviews = input(Topic.REVIEWS);
    results = input(Topic.RESULTS);
    ends = output(Topic.REVIEWS);
    reports = output(Topic.REPORTS);
  }

  /** Asks the artifact store at once, unless a test wants it otherwise. */
  Executor errands() {
    return Runnable::run;
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  Path file(ArtifactRef ref) {
    return directory
        .resolve("artifacts")
        .resolve(ref.digest().substring(0, 2))
        .resolve(ref.digest());
  }

  static ReviewEvent.PhaseFailed failed(String reviewId, String stack, boolean lost) {
    return new ReviewEvent.PhaseFailed(
        reviewId,
        START,
        REPOSITORY + "/" + stack,
        PhaseName.REVIEWER,
        "not a ReviewState",
        true,
        lost);
  }

  static ReviewEvent.PhaseFailed failed(
      String reviewId, String stack, PhaseName phase, String reason) {
    return new ReviewEvent.PhaseFailed(
        reviewId, START, REPOSITORY + "/" + stack, phase, reason, true, true);
  }

  void result(String reviewId, long generation, StackReport report) {
    try {
      ArtifactRef ref = artifacts.putJson(report);
      var stack = stack(reviewId, report.stack().path(), "pull/7", false, generation);
      send(Events.of(new StackResult(stack, ref, ref)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void result(String reviewId, String path, Tally tally) {
    result(reviewId, path, report(path, tally));
  }

  void result(String reviewId, String path, StackReport report) {
    assertThat(report.stack().path()).isEqualTo(path);
    send(Events.of(stored(reviewId, report)));
  }

  StackResult stored(String reviewId, StackReport report) {
    try {
      ArtifactRef ref = artifacts.putJson(report);
      return new StackResult(stack(reviewId, report.stack().path()), ref, ref);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(Event event) {
    (event.topic() == Topic.REVIEWS ? reviews : results)
        .pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  <T extends ReviewEvent> T end(Class<T> type) {
    var record = ends.readRecord();
    return Event.read(record.headers(), record.value(), type).orElseThrow();
  }

  Report assembled() {
    var record = reports.readRecord();
    assertThat(record.key()).isEqualTo(REPOSITORY);
    var ready = Event.read(record.headers(), record.value(), ReportReady.class).orElseThrow();
    try {
      return artifacts.getJson(ready.report(), Report.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestInputTopic<String, byte[]> input(Topic topic) {
    return driver.createInputTopic(
        TOPICS.name(topic), new StringSerializer(), new ByteArraySerializer());
  }

  TestOutputTopic<String, byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        TOPICS.name(topic), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
