package dev.plumbline.reporter.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresTest {
  @TempDir Path directory;

  /** The server takes twenty connections and no more. */
  @Test
  void manyQuestionsAtOnceShareAFewConnections() throws Exception {
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(4), directory);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Long>>();
      for (int i = 0; i < 60; i++) {
        answers.add(
            people.submit(() -> database.jdbi().withHandle(handle -> slowly(handle, 0.05))));
      }

      for (Future<Long> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
      assertThat(database.jdbi().withHandle(PostgresTest::connections)).isBetween(1L, 4L);
    }
  }

  @Test
  void aServerThatStartedAgainIsTalkedToAgain() throws Exception {
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(4), directory)) {
      database
          .jdbi()
          .useTransaction(handle -> new Rows(handle).ledger().apply(Samples.started("r", 1, "s")));

      server.restart();
      Thread.sleep(600); // what was used within half a second is handed out unasked

      assertThat(new ReadModel(database).review("r")).isPresent();
    }
  }

  @Test
  void whoGetsNoConnectionIsToldAfterAWhile() throws Exception {
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(2), directory);
        var busy = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = new CountDownLatch(2);
      var done = new CountDownLatch(1);
      for (int i = 0; i < 2; i++) {
        var _ =
            busy.submit(() ->
                database
                    .jdbi()
                    .withHandle(_ -> {
                      taken.countDown();
                      done.await();
                      return true;
                    }));
      }
      taken.await();
      Instant start = Instant.now();

      assertThatThrownBy(() -> new ReadModel(database).review("r"))
          .isInstanceOf(ConnectionException.class);

      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
      done.countDown();
    }
  }

  @Test
  void aRecordIsBlamedForWhatItHoldsAndNotForAServerThatIsAway() throws Exception {
    var record = Events.of(Samples.started("r1", 1, "s")).toRecord(Topics.DEFAULT);
    var long1 = Events.of(Samples.started("r2", 1, random(3_000))).toRecord(Topics.DEFAULT);
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(4), directory)) {
      var projection =
          new Projection(Map.of(), Topics.DEFAULT, database, new DirectoryStore(directory));

      assertThat(projection.projectAlone(at(0, long1))).hasSize(1);
      server.stop();
      assertThatThrownBy(() -> projection.projectAlone(at(1, record)))
          .isInstanceOf(JdbiException.class);
      server.startAgain();
      Thread.sleep(600); // what was used within half a second is handed out unasked
      assertThat(projection.projectAlone(at(1, record))).isEmpty();

      assertThat(new ReadModel(database).review("r1")).isPresent();
      assertThat(new ReadModel(database).review("r2")).isEmpty();
    }
  }

  private static ConsumerRecords<byte[], byte[]> at(
      long offset, ProducerRecord<byte[], byte[]> written) {
    var record =
        new ConsumerRecord<>(
            written.topic(),
            0,
            offset,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            written.key(),
            written.value(),
            written.headers(),
            Optional.empty());
    return new ConsumerRecords<>(
        Map.of(new TopicPartition(written.topic(), 0), List.of(record)), Map.of());
  }

  /** An index's row holds 2,704 bytes, and what can't be told to be shorter by compression. */
  @Test
  void theLongestNamesThatAreTakenAreWritten() throws Exception {
    String repository = random(RepositoryChanged.MAX_REPOSITORY_BYTES);
    String ref = random(RepositoryChanged.MAX_REF_BYTES);
    String stack = random(SourcePaths.MAX_BYTES) + "@" + random(255);
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(4), directory)) {
      database
          .jdbi()
          .useTransaction(handle -> {
            var rows = new Rows(handle);
            rows.ledger().apply(started(repository, ref, stack));
            rows.ledger()
                .apply(
                    new ReviewEvent.PhaseStarted(
                        "r", Samples.START, repository + "/" + stack, PhaseName.REVIEWER, 1));
            rows.findings()
                .apply(
                    new FindingEvent.Opened(
                        "r", repository, ref, stack, Samples.finding("p", "a.b"), Samples.START));
            rows.findings()
                .apply(
                    new FindingEvent.Reported(
                        "r", repository, ref, stack, Samples.finding("p", "a.b"), Samples.START));
            rows.ledger()
                .apply(new ReviewEvent.ChangeClosed("c", Samples.START, "", repository, ref, 0));
          });

      assertThat(new ReadModel(database).review("r")).isPresent();
      assertThatThrownBy(() ->
              database
                  .jdbi()
                  .useTransaction(handle ->
                      new Rows(handle).ledger().apply(started(repository, ref, random(3_000)))))
          .hasMessageContaining("exceeds btree");
    }
  }

  private static ReviewEvent.Started started(String repository, String ref, String stack) {
    return new ReviewEvent.Started(
        "r",
        Samples.START,
        "",
        repository,
        ref,
        true,
        1,
        "head",
        "base",
        Lane.INTERACTIVE,
        Samples.DEADLINE,
        List.of(repository + "/" + stack),
        List.of());
  }

  private static String random(int length) {
    return new Random(length)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static long slowly(Handle handle, double seconds) {
    return handle
        .createQuery("SELECT 1 FROM pg_sleep(:seconds)")
        .bind("seconds", seconds)
        .mapTo(Long.class)
        .one();
  }

  private static long connections(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")
        .mapTo(Long.class)
        .one();
  }
}
