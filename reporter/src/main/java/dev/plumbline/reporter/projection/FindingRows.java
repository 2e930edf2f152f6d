package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Folds findings: what each review saw, and how those of tracked branches live on. */
final class FindingRows {
  private final Handle handle;
  private final LiveRows live;

  FindingRows(Handle handle, LiveRows live) {
    this.handle = handle;
    this.live = live;
  }

  void apply(FindingEvent event) {
    switch (event) {
      case FindingEvent.Reported reported -> reported(reported);
      case FindingEvent.Opened e -> life(e, "open");
      case FindingEvent.Reopened e -> life(e, "open");
      case FindingEvent.Changed e -> life(e, "open");
      case FindingEvent.Suppressed e -> life(e, "suppressed");
      case FindingEvent.Fixed e -> life(e, "fixed");
      case FindingEvent.Closed e -> life(e, "closed");
    }
  }

  private void reported(FindingEvent.Reported event) {
    Finding finding = event.finding();
    handle
        .createUpdate(
            """
            INSERT INTO findings (review, stack, fingerprint, repository, ref, policy, severity, status,
              resource, haystack, finding, seen_at)
            VALUES (:review, :stack, :fingerprint, :repository, :ref, :policy, :severity, :status,
              :resource, :haystack, :finding, :at)
            ON CONFLICT (review, stack, fingerprint) DO UPDATE SET
              status = excluded.status, finding = excluded.finding, seen_at = excluded.seen_at
            """)
        .bind("review", event.reviewId())
        .bind("stack", event.stack())
        .bind("fingerprint", finding.fingerprint())
        .bind("repository", event.repository())
        .bind("ref", event.ref())
        .bind("policy", finding.policy())
        .bind("severity", rank(finding.severity()))
        .bind("status", finding.status().name().toLowerCase(Locale.ROOT))
        .bind("resource", finding.resource())
        .bind("haystack", haystack(finding))
        .bind("finding", json(finding))
        .bind("at", event.at().toEpochMilli())
        .execute();
    live.add(
        event.reviewId(),
        "finding",
        Map.of(
            "stack",
            event.stack(),
            "fingerprint",
            finding.fingerprint(),
            "severity",
            finding.severity(),
            "status",
            finding.status().name().toLowerCase(Locale.ROOT),
            "title",
            finding.title(),
            "resource",
            finding.resource(),
            "policy",
            finding.policy(),
            "place",
            finding.range().toString()));
  }

  /** What a search for text looks through. */
  private static String haystack(Finding finding) {
    return String.join(
            " ",
            finding.policy(),
            finding.title(),
            finding.message(),
            finding.resource(),
            finding.range().file(),
            String.join(" ", finding.aliases()),
            String.join(" ", finding.controls()))
        .toLowerCase(Locale.ROOT);
  }

  /** 0 for the worst, so that the worst comes first. */
  static int rank(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 0;
      case HIGH -> 1;
      case MEDIUM -> 2;
      case LOW -> 3;
      case INFO -> 4;
    };
  }

  private void life(FindingEvent event, String state) {
    handle
        .createUpdate(
            """
            INSERT INTO lives (repository, ref, stack, fingerprint, state, opened_at, changed_at, review, finding)
            VALUES (:repository, :ref, :stack, :fingerprint, :state, :at, :at, :review, :finding)
            ON CONFLICT (repository, ref, stack, fingerprint) DO UPDATE SET
              state = excluded.state, changed_at = excluded.changed_at, review = excluded.review,
              finding = excluded.finding
            """)
        .bind("repository", event.repository())
        .bind("ref", event.ref())
        .bind("stack", event.stack())
        .bind("fingerprint", event.finding().fingerprint())
        .bind("state", state)
        .bind("at", event.at().toEpochMilli())
        .bind("review", event.reviewId())
        .bind("finding", json(event.finding()))
        .execute();
  }

  private static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
