package dev.plumbline.reporter.projection;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jdbi.v3.core.JdbiException;
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

  /** A rebuild beside a running reporter: each has its own connection to the same file. */
  @Test
  void twoReadersAtOnceLeaveNothingOut() throws Exception {
    Event[] events =
        IntStream.range(0, 200)
            .mapToObj(i -> Events.of(started("r" + i, 1, "s" + i)))
            .toArray(Event[]::new);
    var together = new CyclicBarrier(2);

    try (var readers = Executors.newFixedThreadPool(2)) {
      var left = new ArrayList<Future<List<ConsumerRecord<byte[], byte[]>>>>();
      for (int reader = 0; reader < 2; reader++) {
        var projection = projection(Database.sqlite(directory.resolve("dashboard.db")));
        left.add(
            readers.submit(() -> {
              together.await();
              return projection.projectAlone(records(events));
            }));
      }
      for (var one : left) {
        assertThat(one.get()).isEmpty();
      }
    }
    assertThat(
            new ReadModel(Database.sqlite(directory.resolve("dashboard.db")))
                .reviews(500)
                .reviews())
        .hasSize(events.length);
  }

  /** Longer than SQLite waits, as a reporter on a disk that hangs may do. */
  @Test
  void aRecordIsNotBlamedForTablesThatSomebodyElseHolds() {
    var database = Database.sqlite(directory.resolve("dashboard.db"));
    var records = records(Events.of(started("r1", 1, "a")));
    var projection = projection(database);

    Database.sqlite(directory.resolve("dashboard.db"))
        .jdbi()
        .useTransaction(other -> {
          other.execute("DELETE FROM heads");
          assertThatThrownBy(() -> projection.projectAlone(records))
              .isInstanceOf(JdbiException.class)
              .hasMessageContaining("SQLITE_BUSY");
        });

    assertThat(projection.projectAlone(records)).isEmpty();
    assertThat(new ReadModel(database).review("r1")).isPresent();
  }

  private Projection projection(Database database) {
    return new Projection(
        Map.of(), Topics.DEFAULT, database, new DirectoryStore(directory.resolve("artifacts")));
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
