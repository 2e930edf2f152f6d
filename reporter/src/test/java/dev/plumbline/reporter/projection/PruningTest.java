package dev.plumbline.reporter.projection;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.States;
import dev.plumbline.reporter.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final Instant OLD = Samples.START;
  private static final Instant NOW = OLD.plus(Duration.ofDays(91));
  private static final List<String> TABLES =
      List.of(
          "reviews",
          "heads",
          "closings",
          "phases",
          "sources",
          "findings",
          "lives",
          "events",
          "early_reports");

  @TempDir Path directory;

  @Test
  void whatIsOlderThanTheHistoryGoesFromEachTableOfSqlite() {
    prunes(Database.sqlite(directory.resolve("dashboard.db")));
  }

  @Test
  void whatIsOlderThanTheHistoryGoesFromEachTableOfPostgresql() throws Exception {
    try (var server = TestPostgres.start();
        var database = Database.open(server.config(8), directory)) {
      prunes(database);
    }
  }

  @Test
  void whatStandsTodayStaysWhateverItsAge() {
    Database database = Database.sqlite(directory.resolve("dashboard.db"));
    database
        .jdbi()
        .useTransaction(handle -> {
          var rows = new Rows(handle);
          for (String review : List.of("before", "now")) {
            long generation = review.equals("now") ? 2 : 1;
            rows.ledger().apply(Samples.started(review, "main", true, generation, "s"));
            rows.findings().apply(reported(review, "main", OLD));
          }
          rows.findings().apply(opened(OLD));
        });

    run(database, NOW);

    var model = new ReadModel(database);
    assertThat(model.review("before")).isEmpty();
    assertThat(model.review("now")).isPresent();
    String fingerprint = finding("p", "aws_sqs_queue.q").fingerprint();
    assertThat(model.finding("now", fingerprint)).isPresent();
    assertThat(model.life(REPOSITORY, "main", fingerprint)).isPresent();
  }

  @Test
  void oneStepTakesALittleAndTheNextGoesOn() {
    Database database = Database.sqlite(directory.resolve("dashboard.db"));
    database
        .jdbi()
        .useTransaction(handle -> {
          var rows = new Rows(handle);
          for (int i = 0; i < 50; i++) {
            rows.ledger().apply(Samples.started("r" + i, i, "s"));
          }
        });
    var pruning = new Pruning(database, Duration.ofDays(90), Clock.fixed(NOW, ZoneOffset.UTC));

    pruning.step();
    assertThat(count(database, "reviews")).isEqualTo(30);
    pruning.step();
    assertThat(count(database, "reviews")).isEqualTo(10);
    pruning.step();
    pruning.step();
    assertThat(count(database, "reviews")).isZero();
    database
        .jdbi()
        .useTransaction(
            handle -> new Rows(handle).ledger().apply(Samples.started("late", 99, "s")));
    pruning.step();
    assertThat(count(database, "reviews")).as("not before the hour is over").isEqualTo(1);
  }

  private void prunes(Database database) {
    database.jdbi().useTransaction(handle -> fill(new Rows(handle), "old", OLD, 1));
    database.jdbi().useTransaction(handle -> fill(new Rows(handle), "new", NOW, 5));
    var both = counts(database);

    run(database, NOW);

    var left = counts(database);
    for (String table : TABLES) {
      if (List.of("heads", "closings", "lives").contains(table)) {
        continue; // One row for a branch, and the newer one has it.
      }
      assertThat(left.getOrDefault(table, -1L))
          .as(table)
          .isEqualTo(both.getOrDefault(table, 0L) / 2);
    }
    run(database, NOW.plus(Duration.ofDays(91)));
    assertThat(counts(database)).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
  }

  /** A review of a pull request with all that may come of it, and a change without a review. */
  private void fill(Rows rows, String review, Instant at, long generation) {
    var start = Samples.started(review, generation, "s");
    rows.ledger()
        .apply(
            new ReviewEvent.Started(
                review,
                at,
                "",
                REPOSITORY,
                start.ref(),
                false,
                generation,
                "h",
                "b",
                start.lane(),
                at,
                start.stacks(),
                List.of()));
    for (String id : List.of(review, "change/0/" + generation)) {
      rows.ledger().apply(new ReviewEvent.PhaseStarted(id, at, "s", PhaseName.INGEST, 1));
    }
    ArtifactRef sources = new States(new DirectoryStore(directory)).put("sources");
    var stack = new States(new DirectoryStore(directory)).onMain("s", generation);
    rows.ledger().result(new StackResult(of(stack, review), sources, sources));
    rows.findings().apply(reported(review, "pull/7", at));
    rows.findings().apply(reported("unheard of " + review, "pull/7", at));
    rows.reports()
        .apply(
            new ReportReady(
                "unheard of " + review, REPOSITORY, "pull/7", Verdict.PASS, sources, at));
    rows.findings().apply(opened(at));
    rows.findings()
        .apply(
            new FindingEvent.Fixed(
                review, REPOSITORY, "main", "s", finding("p", "aws_sqs_queue.q"), at));
    rows.ledger()
        .apply(
            new ReviewEvent.ChangeClosed(
                "change/0/9", at, "", REPOSITORY, "pull/7", generation + 1));
  }

  private static StackChanged of(StackChanged stack, String review) {
    return new StackChanged(
        review,
        stack.repository(),
        stack.ref(),
        stack.tracked(),
        stack.generation(),
        stack.stack(),
        stack.head(),
        stack.base(),
        stack.headRevision(),
        stack.baseRevision(),
        stack.lane(),
        stack.stacks(),
        stack.deadline(),
        stack.evaluationDate(),
        stack.settings());
  }

  private static FindingEvent reported(String review, String ref, Instant at) {
    return new FindingEvent.Reported(
        review, REPOSITORY, ref, "s", finding("p", "aws_sqs_queue.q"), at);
  }

  private static FindingEvent opened(Instant at) {
    return new FindingEvent.Opened(
        "now", REPOSITORY, "main", "s", finding("p", "aws_sqs_queue.q"), at);
  }

  private static void run(Database database, Instant now) {
    var pruning = new Pruning(database, Duration.ofDays(90), Clock.fixed(now, ZoneOffset.UTC));
    for (int i = 0; i < 20; i++) {
      pruning.step();
    }
  }

  private static Map<String, Long> counts(Database database) {
    var counts = new TreeMap<String, Long>();
    TABLES.forEach(table -> counts.put(table, count(database, table)));
    return counts;
  }

  private static long count(Database database, String table) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }
}
