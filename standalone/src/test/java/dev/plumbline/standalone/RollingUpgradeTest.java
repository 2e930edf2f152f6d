package dev.plumbline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.json.RawObject;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import dev.plumbline.reviewer.Reviewer;
import dev.plumbline.reviewer.ReviewerPhase;
import dev.plumbline.standalone.run.Services;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service is replaced, replica by replica, by a version that says more than this one knows. */
@Kafka
@Timeout(240)
class RollingUpgradeTest {
  private static final int STACKS = 6;
  private static final int REVIEWS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** No writer of ours would put it so: that it comes through shows that nobody wrote it anew. */
  private static final String LATER = "{ \"b\" : 1.50,\"a\":\"\\u00e9\"  , \"a\": [ ] }";

  private final TestKafka kafka;
  private final Topics topics;

  @TempDir Path directory;

  RollingUpgradeTest(TestKafka kafka) {
    this.kafka = kafka;
    this.topics = new Topics(kafka.prefix() + "upgrade");
  }

  @Test
  void losesDoublesAndDropsNothing() throws Exception {
    createTopics();
    writeStacks();
    var others = Services.all().stream().filter(service -> !(service instanceof Reviewer)).toList();
    try (Host _ = host("others", others)) {
      Host newer;
      try (Host _ = host("0", List.of(new Reviewer()))) {
        publish(0, 10);
        read(Topic.REPORTS, 3);
        newer = host("1", List.of(new NewerReviewer()));
        publish(10, 20);
        read(Topic.REPORTS, 13);
      }
      try (newer;
          Host _ = host("0", List.of(new NewerReviewer()))) {
        publish(20, REVIEWS);
        assertThat(read(Topic.REPORTS, REVIEWS)).hasSize(REVIEWS);
      }
    }

    Map<String, RawObject> reviewed = states(Topic.REVIEWED);
    assertThat(reviewed).hasSize(REVIEWS * STACKS);
    assertThat(reviewed.values().stream().filter(state -> state.member("later") != null).count())
        .as("states of the newer version; the others are of the older one")
        .isBetween(10L * STACKS, (long) REVIEWS * STACKS - 3);
    for (Topic later : List.of(Topic.IMPLEMENTED, Topic.VALIDATED)) {
      Map<String, RawObject> states = states(later);
      assertThat(states).hasSameSizeAs(reviewed);
      states.forEach((stack, state) -> assertKept(reviewed.get(stack), state));
    }
    assertThat(findings()).isNotEmpty().allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    assertThat(kafka.readAll(topics.name(Topic.DEAD_LETTERS))).isEmpty();
  }

  private static void assertKept(@Nullable RawObject before, RawObject after) {
    assertThat(before).isNotNull();
    before
        .members()
        .forEach((name, bytes) -> assertThat(after.member(name)).as(name).isEqualTo(bytes));
  }

  /** Today's reviewer, and what a later version might add to its state. */
  private static final class NewerReviewer implements Wiring {
    @Override
    public String name() {
      return "reviewer";
    }

    @Override
    public void wire(Host host) {
      host.pipeline().add(new NewerPhase(new ReviewerPhase(host.artifacts())));
    }
  }

  /** A field that its section has not today, and a member beside it. */
  private record NewerPhase(Phase today) implements Phase {
    @Override
    public PhaseName name() {
      return today.name();
    }

    @Override
    public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
        throws IOException {
      ReviewState after = today.apply(state, estate, findings, budget);
      RawObject members = after.members();
      var result = (ObjectNode) Json.mapper().readTree(members.member(name().label()));
      ((ObjectNode) result.get("section")).put("field", "of a later version");
      return new ReviewState(
          after.stack(),
          members.with(name().label(), Json.bytes(result)).with("later", LATER.getBytes(UTF_8)));
    }
  }

  private void createTopics() throws IOException {
    try (var admin = kafka.admin()) {
      TopicPlan.of(admin, new TopicLayout(configuration("").topics()).all()).apply(admin, false);
    }
  }

  private void writeStacks() throws IOException {
    for (int i = 0; i < STACKS; i++) {
      Path stack = Files.createDirectories(directory.resolve("repository/stack" + i));
      Files.writeString(
          stack.resolve("main.tf"),
          """
          terraform {
            backend "local" {}
          }

          resource "aws_db_instance" "it" {
            storage_encrypted = false
          }
          """);
    }
  }

  private Configuration configuration(String instance) {
    var flags =
        Map.of(
            "kafka.bootstrap-servers",
            kafka.bootstrapServers(),
            "topics.prefix",
            topics.prefix(),
            "topics.partitions",
            "4",
            "topics.replication",
            "1",
            "topics.min-in-sync",
            "1",
            "git.allow-local",
            "true",
            "delivery.instance",
            instance,
            "state.directory",
            directory.resolve("state" + instance).toString(),
            "artifacts.directory",
            directory.resolve("artifacts").toString());
    return Configuration.load(new Sources(flags, Map.of(), null));
  }

  private Host host(String instance, List<Wiring> services) throws IOException {
    Configuration configuration = configuration(instance);
    var artifacts = ArtifactStore.open(configuration.artifacts());
    var host = new Host(configuration, artifacts, new SimpleMeterRegistry(), false);
    host.wire(services);
    host.start();
    return host;
  }

  private void publish(int from, int to) throws Exception {
    String path = directory.resolve("repository").toRealPath().toString();
    try (var producer = kafka.producer()) {
      for (int i = from; i < to; i++) {
        var change =
            new RepositoryChanged(
                path,
                path,
                "pull/" + i,
                "",
                "",
                false,
                Lane.INTERACTIVE,
                0,
                "request" + i,
                List.of(),
                Settings.DEFAULT);
        producer.send(Events.of(change, "change-" + i, "/test").toRecord(topics)).get();
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int count) {
    return kafka.read(topics.name(topic), count, PATIENCE);
  }

  /** By review and stack; fails when one is there twice. */
  private Map<String, RawObject> states(Topic topic) {
    return kafka.readAll(topics.name(topic)).stream()
        .collect(
            toMap(
                record -> {
                  var attributes = CloudEventHeaders.read(record.headers());
                  return attributes.reviewId() + " " + attributes.stack();
                },
                record -> RawObject.parse(record.value())));
  }

  /** How often each finding of each review was reported. */
  private Map<String, Long> findings() {
    return kafka.readAll(topics.name(Topic.FINDINGS)).stream()
        .map(record -> CloudEventHeaders.read(record.headers()))
        .collect(
            groupingBy(
                event -> event.reviewId() + " " + event.stack() + " " + event.subject(),
                counting()));
  }
}
