package dev.plumbline.reporter.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the dashboard asks of the tables. */
public final class ReadModel {
  private static final String REVIEW_COLUMNS =
      "id, repository, ref, head, base, tracked, lane, generation, state, summary, stacks, notes,"
          + " started_at, ended_at, report, COALESCE((SELECT closed_at FROM closings WHERE"
          + " closings.repository = reviews.repository AND closings.ref = reviews.ref AND"
          + " closings.generation > reviews.generation), 0) AS closed_at";
  private static final String EVENT_COLUMNS = "SELECT id, review, kind, data FROM events WHERE ";
  private static final String EVENTS = EVENT_COLUMNS + "id > :id ORDER BY id LIMIT :limit";
  private static final String EVENTS_OF_ONE =
      EVENT_COLUMNS + "review = :review AND id > :id ORDER BY id LIMIT :limit";

  private final Database database;

  public ReadModel(Database database) {
    this.database = database;
  }

  /**
   * One review as the list shows it; times in milliseconds since 1970, 0 for not yet.
   *
   * @param closedAt when its branch was deleted or its pull request closed
   */
  public record ReviewRow(
      String id,
      String repository,
      String ref,
      String head,
      String base,
      boolean tracked,
      String lane,
      long generation,
      String state,
      String summary,
      JsonNode stacks,
      JsonNode notes,
      long startedAt,
      long endedAt,
      @Nullable ArtifactRef report,
      long closedAt) {}

  public record PhaseRow(
      String stack,
      String phase,
      String state,
      int attempt,
      long startedAt,
      long millis,
      String reason) {}

  /** A review with its phases, and the live event up to which this is the truth. */
  public record ReviewView(ReviewRow review, List<PhaseRow> phases, long lastEventId) {}

  public record FindingRow(
      String review, String repository, String ref, String stack, JsonNode finding, long seenAt) {}

  /** A finding of a tracked branch over time. */
  public record LifeRow(String state, long openedAt, long changedAt, String review) {}

  public record LiveEvent(long id, String review, String kind, String data) {}

  /** The newest reviews first, and the live event up to which this is the truth. */
  public record ReviewList(
      List<ReviewRow> reviews, List<WaitingChange> waiting, long lastEventId) {}

  public ReviewList reviews(int limit) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          long last = lastEventId(handle);
          return new ReviewList(newest(handle, limit), WaitingChange.list(handle), last);
        });
  }

  private static List<ReviewRow> newest(Handle handle, int limit) {
    return handle
        .createQuery("SELECT <columns> FROM reviews ORDER BY started_at DESC, id LIMIT :limit")
        .define("columns", REVIEW_COLUMNS)
        .bind("limit", limit)
        .map((row, _) -> review(row))
        .list();
  }

  public Optional<ReviewView> review(String id) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          long last = lastEventId(handle);
          return handle
              .createQuery("SELECT <columns> FROM reviews WHERE id = :id")
              .define("columns", REVIEW_COLUMNS)
              .bind("id", id)
              .map((row, _) -> review(row))
              .findOne()
              .map(review -> new ReviewView(review, phases(handle, id), last));
        });
  }

  private static long lastEventId(Handle handle) {
    return handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM events").mapTo(Long.class).one();
  }

  private static List<PhaseRow> phases(Handle handle, String review) {
    return handle
        .createQuery(
            "SELECT stack, phase, state, attempt, started_at, millis, reason FROM phases WHERE review = :review ORDER BY stack, phase")
        .bind("review", review)
        .map((row, _) ->
            new PhaseRow(
                row.getString("stack"),
                row.getString("phase"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getLong("started_at"),
                row.getLong("millis"),
                row.getString("reason")))
        .list();
  }

  /** What happened after an event, oldest first; {@code ""} for all reviews. */
  public List<LiveEvent> eventsAfter(long id, String review, int limit) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(review.isEmpty() ? EVENTS : EVENTS_OF_ONE)
                .bind("id", id)
                .bindMap(review.isEmpty() ? Map.of() : Map.of("review", review))
                .bind("limit", limit)
                .map((row, _) ->
                    new LiveEvent(
                        row.getLong("id"),
                        row.getString("review"),
                        row.getString("kind"),
                        row.getString("data")))
                .list());
  }

  /** Worst first. */
  public List<FindingRow> findings(FindingFilter filter) {
    return database.jdbi().withHandle(handle -> FindingQuery.of(filter).list(handle));
  }

  public Optional<FindingRow> finding(String review, String fingerprint) {
    return database.jdbi().withHandle(handle -> FindingQuery.one(handle, review, fingerprint));
  }

  /**
   * On the tracked branch {@code ref}; where it is on none of that name, as last told of another.
   */
  public Optional<LifeRow> life(String repository, String ref, String fingerprint) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT state, opened_at, changed_at, review FROM lives WHERE repository = :repository AND fingerprint = :fingerprint ORDER BY CASE WHEN ref = :ref THEN 0 ELSE 1 END, changed_at DESC LIMIT 1")
                .bind("ref", ref)
                .bind("repository", repository)
                .bind("fingerprint", fingerprint)
                .map((row, _) ->
                    new LifeRow(
                        row.getString("state"),
                        row.getLong("opened_at"),
                        row.getLong("changed_at"),
                        row.getString("review")))
                .findOne());
  }

  /** Where a stack's sources lie, once its review got to the end. */
  public Optional<ArtifactRef> sources(String review, String stack) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT artifact FROM sources WHERE review = :review AND stack = :stack")
                .bind("review", review)
                .bind("stack", stack)
                .map((row, _) -> Json.read(utf8(row.getString("artifact")), ArtifactRef.class))
                .findOne());
  }

  private static ReviewRow review(ResultSet row) throws SQLException {
    String report = row.getString("report");
    return new ReviewRow(
        row.getString("id"),
        row.getString("repository"),
        row.getString("ref"),
        row.getString("head"),
        row.getString("base"),
        row.getInt("tracked") == 1,
        row.getString("lane"),
        row.getLong("generation"),
        row.getString("state"),
        row.getString("summary"),
        tree(row.getString("stacks")),
        tree(row.getString("notes")),
        row.getLong("started_at"),
        row.getLong("ended_at"),
        report.isEmpty() ? null : Json.read(utf8(report), ArtifactRef.class),
        row.getLong("closed_at"));
  }

  static JsonNode tree(String json) {
    return Json.read(utf8(json), JsonNode.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
