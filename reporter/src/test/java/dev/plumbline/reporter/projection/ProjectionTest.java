package dev.plumbline.reporter.projection;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.testing.DistantStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
  @TempDir Path directory;

  /** With SQLite the first row written locks all others out; with PostgreSQL a lock of its own. */
  @Test
  void othersCanWriteWhileItReadsAListOfStacks() throws Exception {
    var database = Database.sqlite(directory.resolve("dashboard.db"));
    var near = new DirectoryStore(directory.resolve("artifacts"));
    ArtifactRef list = near.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    var read = new AtomicInteger();
    var distant =
        new DistantStore(
            near,
            () -> {
              database.jdbi().useHandle(other -> other.execute("DELETE FROM heads"));
              read.incrementAndGet();
            });
    var projection = new Projection(Map.of(), Topics.DEFAULT, database, distant);

    projection.project(records(Events.of(started("r1", 1, "a")), Events.of(listed("r2", list))));

    assertThat(read).hasValue(1);
    assertThat(stacks(database, "r2")).contains(REPOSITORY + "/a", REPOSITORY + "/b");
  }

  private static String stacks(Database database, String review) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT stacks FROM reviews WHERE id = :review")
                .bind("review", review)
                .mapTo(String.class)
                .one());
  }

  private static ConsumerRecords<byte[], byte[]> records(Event... events) {
    String topic = "plumbline.reviews";
    var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (Event event : events) {
      var written = event.toRecord(Topics.DEFAULT);
      all.add(
          new ConsumerRecord<>(
              topic,
              0,
              all.size(),
              START.toEpochMilli(),
              TimestampType.CREATE_TIME,
              0,
              0,
              written.key(),
              written.value(),
              written.headers(),
              Optional.empty()));
    }
    return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), all), Map.of());
  }

  private static ReviewEvent.Started listed(String reviewId, ArtifactRef list) {
    return new ReviewEvent.Started(
        reviewId,
        START,
        "request",
        REPOSITORY,
        "pull/8",
        false,
        2,
        "head",
        "base",
        Lane.INTERACTIVE,
        DEADLINE,
        List.of(),
        List.of(),
        2,
        list,
        false);
  }
}
