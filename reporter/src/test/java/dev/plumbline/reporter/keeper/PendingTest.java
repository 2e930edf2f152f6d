package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.RepositoryChanged;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The artifact store answers when the test lets it, and the world goes on meanwhile. */
class PendingTest {
  private static final Topics TOPICS = new Topics("test");

  @TempDir Path directory;
  private final ArrayDeque<Runnable> asked = new ArrayDeque<>();
  private States states;
  private TopologyTestDriver driver;
  private boolean away;

  @BeforeEach
  void start() {
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    states = new States(artifacts);
    var distant =
        new DistantStore(
            artifacts,
            () -> {
              if (away) {
                throw new IOException("away");
              }
            });
    var settings = new Properties();
    settings.put("application.id", "keeper");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            KeeperTopology.build(TOPICS, distant, new Placement(1), new Turns(asked::add, 100)),
            settings,
            Samples.START);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void keepsOtherStacksWhileTheStoreIsAskedForOne() {
    push("a", 1, true);
    push("b", 1, true);
    assertThat(said()).isEmpty();

    answer(asked.removeLast());
    assertThat(said()).containsExactly("Opened b");
    answer(asked.remove());
    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void readsTheRevisionsOfAStackOneAfterAnother() {
    push("a", 1, true);
    push("a", 2, false);
    remove("a", 4);
    push("a", 3, true);

    assertThat(asked).hasSize(1);
    answer(asked.remove());
    assertThat(said()).containsExactly("Opened a");
    answer(asked.remove());
    assertThat(said()).containsExactly("Fixed a");
    answer(asked.remove());
    assertThat(said()).containsExactly("Reopened a", "Fixed a");
    assertThat(asked).isEmpty();
  }

  @Test
  void takesAnEarlierRevisionThatComesLateFirst() {
    push("a", 2, false);
    push("a", 1, true);

    answer(asked.remove());
    assertThat(said()).isEmpty();
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }

    assertThat(said()).containsExactly("Opened a", "Fixed a");
  }

  @Test
  void asksAgainForWhatTheStoreCouldNotSay() {
    push("a", 1, true);
    away = true;
    answer(asked.remove());
    assertThat(said()).isEmpty();

    away = false;
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    answer(asked.remove());

    assertThat(said()).containsExactly("Opened a");
  }

  @Test
  void saysNothingOfABranchThatWasDeletedMeanwhile() {
    push("a", 1, true);
    Event end =
        Events.of(RepositoryChanged.closing(REPOSITORY, "https://" + REPOSITORY, "main"), "1", "/");
    for (int i = 0; i < 3; i++) {
      send(Topic.CHANGES, end);
    }

    answer(asked.remove());

    assertThat(said()).isEmpty();
    assertThat(driver.getKeyValueStore(Pending.STORE).approximateNumEntries()).isZero();
  }

  @Test
  void keepsNothingPendingOnceAllIsRead() {
    push("a", 1, true);
    push("a", 2, false);
    while (!asked.isEmpty()) {
      answer(asked.remove());
    }

    assertThat(driver.getKeyValueStore(Pending.STORE).approximateNumEntries()).isZero();
  }

  private void push(String stack, long generation, boolean bad) {
    String bucket = "aws_s3_bucket." + stack;
    List<Finding> found = bad ? List.of(finding("p", bucket)) : List.of();
    send(states.reviewed(states.onMain(stack, generation), Graphs.of(stack, bucket), found));
  }

  private void remove(String stack, long generation) {
    StackChanged gone = Samples.stack("gone", stack, "main", true, generation);
    send(ReviewState.of(gone));
  }

  private void send(ReviewState state) {
    send(Topic.VALIDATED, Events.of(state, PhaseName.VALIDATOR));
  }

  private void send(Topic topic, Event event) {
    driver
        .createInputTopic(TOPICS.name(topic), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  private void answer(Runnable errand) {
    errand.run();
    driver.advanceWallClockTime(Duration.ofMillis(200));
  }

  private List<String> said() {
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
