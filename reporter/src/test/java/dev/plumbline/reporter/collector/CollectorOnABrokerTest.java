package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Cleaned;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.reporter.streams.Commits;
import dev.plumbline.reporter.streams.KeyedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Kafka
class CollectorOnABrokerTest {
  private static final int REVIEWS = 20;
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir Path directory;

  private final TestKafka kafka;

  CollectorOnABrokerTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  /** A planned restart: at least once is exactly once as long as nobody is killed. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsEachReviewOnceOverARestartThatLosesTheLocalState(boolean exactlyOnce) throws Exception {
    String own = exactlyOnce ? "exactly" : "at-least";
    var commits = new Commits(exactlyOnce, Duration.ofMillis(10), 1, 1);
    var topics = new Topics(kafka.prefix() + own);
    for (Topic topic : List.of(Topic.REVIEWS, Topic.RESULTS, Topic.REPORTS)) {
      kafka.createTopic(own + "." + topic.label(), 3);
    }
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    try (var producer = kafka.producer()) {
      try (var first = collector(topics, artifacts, commits, own + "1")) {
        assertThat(first.await(Duration.ofSeconds(90))).isTrue();
        for (int i = 0; i < REVIEWS; i++) {
          send(producer, topics, start(i));
          send(producer, topics, result(artifacts, i, "a"));
        }
        send(producer, topics, result(artifacts, 0, "b"));
        assertThat(ends(topics, REVIEWS + 1, LONG)).containsExactly("r0");
      }

      try (var second = collector(topics, artifacts, commits, own + "2")) {
        for (int i = 0; i < REVIEWS; i++) {
          send(producer, topics, result(artifacts, i, "b"));
        }

        ends(topics, 2 * REVIEWS, LONG);
        // One more than there should be: time for a double to show.
        assertThat(ends(topics, 2 * REVIEWS + 1, SHORT)).doesNotHaveDuplicates().hasSize(REVIEWS);
        assertThat(second.ready()).isTrue();
      }
    }
  }

  /** What the store is asked for is in no transaction, and asked for again after a restart. */
  @Test
  void endsOtherReviewsWhileTheStoreIsSlowForOneAndThatOneOnceAfterARestart() throws Exception {
    var topics = new Topics(kafka.prefix() + "slow");
    for (Topic topic : List.of(Topic.REVIEWS, Topic.RESULTS, Topic.REPORTS)) {
      kafka.createTopic("slow." + topic.label(), 1);
    }
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    ArtifactRef slow = artifacts.putJson(report("a", failing(1)));
    var never = new CountDownLatch(1);
    try (var producer = kafka.producer()) {
      var holding = new HeldStore(artifacts, slow, never);
      try (var first = collector(topics, holding, Commits.ALONE, "slow1")) {
        assertThat(first.await(LONG)).isTrue();
        send(producer, topics, start(0));
        send(producer, topics, result(artifacts, 0, "b"));
        send(
            producer,
            topics,
            Events.of(new StackResult(stack("r0", "a", "pull/0", false, 0), slow, slow)));
        for (int i = 1; i <= REVIEWS; i++) {
          send(producer, topics, start(i));
          send(producer, topics, result(artifacts, i, "a"));
          send(producer, topics, result(artifacts, i, "b"));
        }
        assertThat(ends(topics, 2 * REVIEWS + 1, LONG)).hasSize(REVIEWS).doesNotContain("r0");
        assertThat(first.health()).isInstanceOf(Health.State.Up.class);
      }
      try (var _ = collector(topics, artifacts, Commits.ALONE, "slow2")) {
        assertThat(ends(topics, 2 * REVIEWS + 2, LONG)).hasSize(REVIEWS + 1);
        assertThat(ends(topics, 2 * REVIEWS + 3, SHORT))
            .hasSize(REVIEWS + 1)
            .doesNotHaveDuplicates()
            .contains("r0");
      }
    }
    // The first one's question stays open: an answer would be written while the files are deleted.
    assertThat(never.getCount()).isOne();
  }

  /** Does not answer for one artifact until it may. */
  private record HeldStore(ArtifactStore store, ArtifactRef held, CountDownLatch may)
      implements ArtifactStore {
    @Override
    public ArtifactRef put(byte[] content, String mediaType) throws IOException {
      return store.put(content, mediaType);
    }

    @Override
    public byte[] get(ArtifactRef ref) throws IOException {
      if (ref.equals(held)) {
        try {
          may.await();
        } catch (InterruptedException e) {
          throw new InterruptedIOException("stopped");
        }
      }
      return store.get(ref);
    }

    @Override
    public Cleaned clean(Instant before) throws IOException {
      return store.clean(before);
    }
  }

  private KeyedState collector(
      Topics topics, ArtifactStore artifacts, Commits commits, String name) {
    var state =
        new KeyedState(
            topics.prefix() + ".collector",
            CollectorTopology.build(topics, artifacts, new SimpleMeterRegistry()),
            kafka.clientSettings(),
            commits,
            directory.resolve(name),
            new SimpleMeterRegistry());
    state.start();
    return state;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Topics topics, Event event)
      throws Exception {
    producer.send(event.toRecord(topics)).get();
  }

  private static Event start(int i) {
    Instant deadline = Instant.now().plusSeconds(600);
    return Events.of(started("r" + i, "pull/" + i, false, i, deadline, "a", "b"));
  }

  private static Event result(DirectoryStore artifacts, int i, String path) throws IOException {
    ArtifactRef ref = artifacts.putJson(report(path, Tally.NONE));
    var stack = stack("r" + i, path, "pull/" + i, false, i);
    return Events.of(new StackResult(stack, ref, ref));
  }

  /** The reviews that have ended, read until {@code records} of the ledger are there. */
  private List<String> ends(Topics topics, int records, Duration patience) {
    var ended = new ArrayList<String>();
    for (var record : kafka.read(topics.name(Topic.REVIEWS), records, patience)) {
      Event.read(record.headers(), record.value(), ReviewEvent.Completed.class)
          .ifPresent(completed -> ended.add(completed.reviewId()));
    }
    return ended;
  }
}
