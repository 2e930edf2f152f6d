package dev.plumbline.reporter.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
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
