package dev.plumbline.reporter.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes away what is older than the topics' history, a little at a time. What stands today stays,
 * whatever its age: the newest review of each stack of a tracked branch, and findings that live. A
 * rebuild from the topics can't bring those back once they are older than the topics' history.
 */
final class Pruning {
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int REVIEWS = 20;
  private static final int ROWS = 2_000;
  private static final List<String> OF_REVIEWS = List.of("phases", "sources", "findings", "events");

  /**
   * Each takes away at most {@code :rows} rows. What no review leads to is of a change that had
   * none, or of a review whose start is in the topics no more.
   */
  private static final List<String> LOOSE =
      List.of(
          """
          DELETE FROM events WHERE id IN (
            SELECT id FROM events WHERE review IN (
              SELECT review FROM findings WHERE seen_at < :horizon
                AND NOT EXISTS (SELECT 1 FROM reviews WHERE id = findings.review)
              UNION SELECT review FROM phases WHERE started_at < :horizon
                AND NOT EXISTS (SELECT 1 FROM reviews WHERE id = phases.review)) LIMIT :rows)
          """,
          """
          DELETE FROM findings WHERE (review, stack, fingerprint) IN (
            SELECT review, stack, fingerprint FROM findings WHERE seen_at < :horizon
              AND NOT EXISTS (SELECT 1 FROM reviews WHERE id = findings.review) LIMIT :rows)
          """,
          """
          DELETE FROM phases WHERE (review, stack, phase) IN (
            SELECT review, stack, phase FROM phases WHERE started_at < :horizon
              AND NOT EXISTS (SELECT 1 FROM reviews WHERE id = phases.review) LIMIT :rows)
          """,
          """
          DELETE FROM lives WHERE (repository, ref, stack, fingerprint) IN (
            SELECT repository, ref, stack, fingerprint FROM lives
            WHERE changed_at < :horizon AND state IN ('fixed', 'closed') LIMIT :rows)
          """,
          """
          DELETE FROM early_reports WHERE review IN (
            SELECT review FROM early_reports WHERE told_at < :horizon LIMIT :rows)
          """,
          """
          DELETE FROM closings WHERE (repository, ref) IN (
            SELECT repository, ref FROM closings WHERE closed_at < :horizon LIMIT :rows)
          """);

  private final Database database;
  private final Duration history;
  private final Clock clock;
  private Instant due;

  /**
   * @param history how long reviews are kept
   */
  Pruning(Database database, Duration history, Clock clock) {
    this.database = database;
    this.history = history;
    this.clock = clock;
    this.due = clock.instant();
  }

  /** One small transaction where it is time for it; the next call goes on. */
  void step() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    long horizon = now.minus(history).toEpochMilli();
    int gone =
        database
            .jdbi()
            .inTransaction(handle -> {
              database.lockForProjection(handle);
              int reviews = reviews(handle, horizon);
              return reviews > 0 ? reviews : loose(handle, horizon);
            });
    due = gone == 0 ? now.plus(PERIOD) : now;
  }

  private static int loose(Handle handle, long horizon) {
    for (String statement : LOOSE) {
      int gone =
          handle.createUpdate(statement).bind("horizon", horizon).bind("rows", ROWS).execute();
      if (gone > 0) {
        return gone;
      }
    }
    return 0;
  }

  private static int reviews(Handle handle, long horizon) {
    List<String> old =
        handle
            .createQuery(
                """
                SELECT id FROM reviews WHERE started_at < :horizon AND NOT (tracked = 1
                  AND EXISTS (SELECT 1 FROM heads WHERE heads.review = reviews.id))
                ORDER BY started_at LIMIT :reviews
                """)
            .bind("horizon", horizon)
            .bind("reviews", REVIEWS)
            .mapTo(String.class)
            .list();
    for (String review : old) {
      for (String table : OF_REVIEWS) {
        handle
            .createUpdate("DELETE FROM <table> WHERE review = :review")
            .define("table", table)
            .bind("review", review)
            .execute();
      }
      handle
          .createUpdate("DELETE FROM heads WHERE review = :review")
          .bind("review", review)
          .execute();
      handle
          .createUpdate("DELETE FROM reviews WHERE id = :review")
          .bind("review", review)
          .execute();
    }
    return old.size();
  }
}
