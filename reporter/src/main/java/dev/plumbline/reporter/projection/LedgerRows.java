package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.PhaseName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Folds the run ledger into reviews and phases. */
final class LedgerRows {
  private static final String REVIEW = "review";
  private final Handle handle;
  private final LiveRows live;
  private final HeadRows heads;
  private final ReportRows reports;

  LedgerRows(Handle handle, LiveRows live, ReportRows reports) {
    this.reports = reports;
    this.handle = handle;
    this.live = live;
    this.heads = new HeadRows(handle, live);
  }

  void apply(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.Started started -> started(started);
      case ReviewEvent.Rejected rejected -> rejected(rejected);
      case ReviewEvent.PhaseStarted e ->
          phase(e, e.stack(), e.phase(), "started", e.attempt(), 0, "");
      case ReviewEvent.PhaseCompleted e ->
          phase(e, e.stack(), e.phase(), "completed", 0, e.millis(), "");
      case ReviewEvent.PhaseFailed e ->
          phase(e, e.stack(), e.phase(), e.terminal() ? "failed" : "waiting", 0, 0, e.reason());
      case ReviewEvent.PhaseSkipped e ->
          phase(e, e.stack(), e.phase(), "skipped", 0, 0, e.reason());
      case ReviewEvent.Completed e -> ended(e, e.verdict().label(), e.summary());
      case ReviewEvent.Superseded e ->
          ended(e, "superseded", "superseded by a newer change, review " + e.by());
      case ReviewEvent.ChangeClosed e -> heads.closed(e);
    }
  }

  private void started(ReviewEvent.Started started) {
    int inserted =
        handle
            .createUpdate(
                """
                INSERT INTO reviews (id, repository, ref, head, base, tracked, lane, generation, state,
                  summary, stacks, notes, started_at, ended_at, report)
                VALUES (:id, :repository, :ref, :head, :base, :tracked, :lane, :generation, 'running',
                  '', :stacks, :notes, :at, 0, '')
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", started.reviewId())
            .bind("repository", started.repository())
            .bind("ref", started.ref())
            .bind("head", started.head())
            .bind("base", started.base())
            .bind("tracked", started.tracked() ? 1 : 0)
            .bind("lane", started.lane().name())
            .bind("generation", started.generation())
            .bind("stacks", json(started.stacks()))
            .bind("notes", json(started.notes()))
            .bind("at", started.at().toEpochMilli())
            .execute();
    heads.started(started);
    if (inserted > 0) {
      reports.begun(started.reviewId());
      live.add(
          started.reviewId(),
          REVIEW,
          Map.of(
              "state",
              "running",
              "repository",
              started.repository(),
              "ref",
              started.ref(),
              "stacks",
              started.stacks()));
    }
  }

  private void rejected(ReviewEvent.Rejected rejected) {
    handle
        .createUpdate(
            """
            INSERT INTO reviews (id, repository, ref, head, base, tracked, lane, generation, state,
              summary, stacks, notes, started_at, ended_at, report)
            VALUES (:id, :repository, :ref, '', '', 0, 'INTERACTIVE', 0, 'rejected',
              :reason, '[]', '[]', :at, :at, '')
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", rejected.reviewId())
        .bind("repository", rejected.repository())
        .bind("ref", rejected.ref())
        .bind("reason", rejected.reason())
        .bind("at", rejected.at().toEpochMilli())
        .execute();
    live.add(
        rejected.reviewId(), REVIEW, Map.of("state", "rejected", "summary", rejected.reason()));
  }

  /**
   * A later attempt reopens a phase, and what was in the way stays known; the end of one is never
   * undone by a record that comes late, nor by a hand-back: whoever gave a record back may have
   * ended it, and not have heard so.
   */
  private void phase(
      ReviewEvent event,
      String stack,
      PhaseName phase,
      String state,
      int attempt,
      long millis,
      String reason) {
    Instant at = event.at();
    int changed =
        handle
            .createUpdate(
                """
                INSERT INTO phases (review, stack, phase, state, attempt, started_at, millis, reason)
                VALUES (:review, :stack, :phase, :state, :attempt, :at, :millis, :reason)
                ON CONFLICT (review, stack, phase) DO UPDATE SET
                  state = excluded.state,
                  attempt = CASE WHEN excluded.attempt > phases.attempt THEN excluded.attempt ELSE phases.attempt END,
                  started_at = CASE WHEN excluded.state = 'started' THEN excluded.started_at ELSE phases.started_at END,
                  millis = excluded.millis,
                  reason = CASE WHEN excluded.state = 'started' THEN phases.reason ELSE excluded.reason END
                WHERE NOT (excluded.state IN ('started', 'waiting') AND phases.state IN ('completed', 'failed', 'skipped')
                  AND excluded.attempt <= phases.attempt)
                """)
            .bind("review", event.reviewId())
            .bind("stack", stack)
            .bind("phase", phase.label())
            .bind("state", state)
            .bind("attempt", attempt)
            .bind("at", at.toEpochMilli())
            .bind("millis", millis)
            .bind("reason", reason)
            .execute();
    if (changed == 0) {
      return;
    }
    if (event.ofChange() && attempt != 1) {
      live.add(event.reviewId(), "change", Map.of("repository", stack, "state", state));
    }
    live.add(
        event.reviewId(),
        "phase",
        Map.of(
            "stack",
            stack,
            "phase",
            phase.label(),
            "state",
            state,
            "attempt",
            attempt,
            "millis",
            millis,
            "reason",
            reason,
            "at",
            at.toEpochMilli()));
  }

  private void ended(ReviewEvent event, String state, String summary) {
    handle
        .createUpdate(
            "UPDATE reviews SET state = :state, summary = :summary, ended_at = :at WHERE id = :id")
        .bind("id", event.reviewId())
        .bind("state", state)
        .bind("summary", summary)
        .bind("at", event.at().toEpochMilli())
        .execute();
    live.add(
        event.reviewId(),
        REVIEW,
        Map.of("state", state, "summary", summary, "endedAt", event.at().toEpochMilli()));
  }

  /** Where the sources of a stack lie, for the code beside a finding. */
  void result(StackResult result) {
    if (result.stack().head() != null) {
      handle
          .createUpdate(
              """
              INSERT INTO sources (review, stack, artifact) VALUES (:review, :stack, :artifact)
              ON CONFLICT (review, stack) DO UPDATE SET artifact = excluded.artifact
              """)
          .bind("review", result.stack().reviewId())
          .bind("stack", result.stack().stack().name())
          .bind("artifact", json(result.stack().head()))
          .execute();
    }
  }

  private static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
