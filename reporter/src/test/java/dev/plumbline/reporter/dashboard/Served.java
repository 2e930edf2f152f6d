package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.WebServer;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.reporter.projection.Database;
import dev.plumbline.reporter.projection.Projector;
import dev.plumbline.reporter.projection.ReadModel;
import dev.plumbline.reporter.projection.Rebuild;
import dev.plumbline.reporter.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** The real dashboard over the real projection of topics that a test writes to. */
final class Served implements AutoCloseable {
  private static final Duration HISTORY = Duration.ofDays(90);
  private final CamelContext camel = new DefaultCamelContext();
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  final Projector projector;
  private final Rebuild rebuild;
  private final WebServer web;
  final DirectoryStore artifacts;
  final ReadModel model;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  Served(TestKafka kafka, Path directory, @Nullable String token) throws Exception {
    String name = "d" + UUID.randomUUID().toString().substring(0, 8);
    this.topics = new Topics(kafka.prefix() + name);
    for (Topic topic : List.of(Topic.REVIEWS, Topic.FINDINGS, Topic.REPORTS, Topic.RESULTS)) {
      kafka.createTopic(name + "." + topic.label(), 2);
    }
    this.producer = kafka.producer();
    Database database = Database.sqlite(directory.resolve("dashboard.db"));
    this.model = new ReadModel(database);
    camel.start();
    this.web = WebServer.start(camel, "127.0.0.1", 0);
    this.artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var dashboard = Dashboard.mount(web.router(), web.vertx(), model, artifacts, token);
    this.rebuild = new Rebuild(kafka.clientSettings(), topics, database, artifacts);
    this.projector =
        new Projector(
            kafka.clientSettings(),
            topics,
            database,
            artifacts,
            HISTORY,
            registry,
            dashboard::advanced);
  }

  /** Counted under {@link dev.plumbline.pipeline.observe.Metric#PROJECTION_SKIPPED}. */
  double leftOut(Topic topic) {
    return Metric.PROJECTION_SKIPPED.counter(registry, topics.name(topic)).count();
  }

  String url(String path) {
    return "http://127.0.0.1:" + web.port() + path;
  }

  /** Empties the tables and reads them again, beside the projector that runs. */
  long rebuild() {
    return rebuild.run();
  }

  void publish(Event event) throws ExecutionException, InterruptedException {
    producer.send(event.toRecord(topics)).get();
  }

  void started(String review, String... stacks) throws ExecutionException, InterruptedException {
    publish(Events.of(Samples.started(review, 1, stacks)));
  }

  void begins(String review, String stack, PhaseName phase)
      throws ExecutionException, InterruptedException {
    publish(Events.of(new ReviewEvent.PhaseStarted(review, Instant.now(), key(stack), phase, 1)));
  }

  void ends(String review, String stack, PhaseName phase)
      throws ExecutionException, InterruptedException {
    publish(
        Events.of(new ReviewEvent.PhaseCompleted(review, Instant.now(), key(stack), phase, 40)));
  }

  /** Returns when the tables have it, as the page of all findings does not follow by itself. */
  void found(String review, String stack, Finding finding)
      throws ExecutionException, InterruptedException {
    publish(
        Events.of(
            new FindingEvent.Reported(
                review, Samples.REPOSITORY, "pull/7", stack, finding, Instant.now())));
    Instant end = Instant.now().plusSeconds(180);
    while (model.finding(review, finding.fingerprint()).isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the tables did not get the finding");
      }
      Thread.sleep(20);
    }
  }

  /** Of the tracked branch {@code ref}. */
  void opened(String ref, Finding finding) throws ExecutionException, InterruptedException {
    publish(
        Events.of(
            new FindingEvent.Opened("r", Samples.REPOSITORY, ref, "s", finding, Instant.now())));
  }

  /** Of the tracked branch {@code ref}. */
  void fixed(String ref, Finding finding) throws ExecutionException, InterruptedException {
    publish(
        Events.of(
            new FindingEvent.Fixed("r", Samples.REPOSITORY, ref, "s", finding, Instant.now())));
  }

  /** Until it is seen, or fails after three minutes. */
  static void await(BooleanSupplier seen) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(180).toNanos();
    while (!seen.getAsBoolean()) {
      assertThat(System.nanoTime()).as("seen in time").isLessThan(end);
      Thread.sleep(50);
    }
  }

  static String key(String stack) {
    return Samples.REPOSITORY + "/" + stack;
  }

  @Override
  public void close() {
    projector.close();
    producer.close();
    camel.stop();
  }
}
