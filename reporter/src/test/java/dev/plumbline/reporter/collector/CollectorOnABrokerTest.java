package dev.plumbline.reporter.collector;

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
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.KeyedState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Kafka
class CollectorOnABrokerTest {
  private static final int REVIEWS = 20;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir Path directory;

  @Test
  void endsEachReviewOnceOverARestartThatLosesTheLocalState(TestKafka kafka) throws Exception {
    var topics = new Topics(kafka.prefix() + "x");
    for (Topic topic : List.of(Topic.REVIEWS, Topic.RESULTS, Topic.REPORTS)) {
      kafka.createTopic("x." + topic.label(), 3);
    }
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    try (var producer = kafka.producer()) {
      try (var first = collector(kafka, topics, artifacts, "first")) {
        assertThat(first.await(Duration.ofSeconds(20))).isTrue();
        for (int i = 0; i < REVIEWS; i++) {
          send(producer, topics, start(i));
          send(producer, topics, result(artifacts, "r" + i, "a"));
        }
        send(producer, topics, result(artifacts, "r0", "b"));
        assertThat(ends(kafka, topics, REVIEWS + 1, LONG)).containsExactly("r0");
      }

      try (var second = collector(kafka, topics, artifacts, "second")) {
        for (int i = 0; i < REVIEWS; i++) {
          send(producer, topics, result(artifacts, "r" + i, "b"));
        }

        ends(kafka, topics, 2 * REVIEWS, LONG);
        // One more than there should be: time for a double to show.
        assertThat(ends(kafka, topics, 2 * REVIEWS + 1, SHORT))
            .doesNotHaveDuplicates()
            .hasSize(REVIEWS);
        assertThat(second.ready()).isTrue();
      }
    }
  }

  private KeyedState collector(
      TestKafka kafka, Topics topics, DirectoryStore artifacts, String name) {
    var state =
        new KeyedState(
            topics.prefix() + ".collector",
            CollectorTopology.build(topics, artifacts, new SimpleMeterRegistry()),
            kafka.clientSettings(),
            directory.resolve(name));
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

  private static Event result(DirectoryStore artifacts, String reviewId, String path)
      throws IOException {
    ArtifactRef ref = artifacts.putJson(report(path, Tally.NONE));
    return Events.of(new StackResult(stack(reviewId, path), ref, ref));
  }

  /** The reviews that have ended, read until {@code records} of the ledger are there. */
  private static List<String> ends(TestKafka kafka, Topics topics, int records, Duration patience) {
    var ended = new ArrayList<String>();
    for (var record : kafka.read(topics.name(Topic.REVIEWS), records, patience)) {
      Event.read(record.headers(), record.value(), ReviewEvent.Completed.class)
          .ifPresent(completed -> ended.add(completed.reviewId()));
    }
    return ended;
  }
}
