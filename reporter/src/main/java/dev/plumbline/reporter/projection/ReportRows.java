package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Where each review's report lies. Topics are read side by side, not in the order of time, so that
 * a report may be read before its review's start: it is kept until that is.
 */
final class ReportRows {
  private static final String REPORT = "report";
  private final Handle handle;
  private final LiveRows live;

  ReportRows(Handle handle, LiveRows live) {
    this.handle = handle;
    this.live = live;
  }

  void apply(ReportReady ready) {
    String report = new String(Json.bytes(ready.report()), StandardCharsets.UTF_8);
    int known =
        handle
            .createUpdate("UPDATE reviews SET report = :report WHERE id = :id")
            .bind("id", ready.reviewId())
            .bind(REPORT, report)
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              """
              INSERT INTO early_reports (review, report, told_at) VALUES (:review, :report, :at)
              ON CONFLICT (review) DO UPDATE SET report = excluded.report, told_at = excluded.told_at
              """)
          .bind("review", ready.reviewId())
          .bind(REPORT, report)
          .bind("at", ready.at().toEpochMilli())
          .execute();
      return;
    }
    live.add(ready.reviewId(), REPORT, Map.of("verdict", ready.verdict()));
  }

  /** A review is known from now on. */
  void begun(String review) {
    int early =
        handle
            .createUpdate(
                """
                UPDATE reviews SET report = (SELECT report FROM early_reports WHERE review = :id)
                WHERE id = :id AND EXISTS (SELECT 1 FROM early_reports WHERE review = :id)
                """)
            .bind("id", review)
            .execute();
    if (early > 0) {
      handle
          .createUpdate("DELETE FROM early_reports WHERE review = :id")
          .bind("id", review)
          .execute();
      live.add(review, REPORT, Map.of());
    }
  }
}
