package dev.plumbline.reporter.projection;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A change that could not be read yet and is tried again by itself; it has no review so far.
 *
 * @param id what it goes by until then
 * @param repository by its name
 * @param attempts how often it was tried, the one under way included
 * @param triedAt when that was last, in milliseconds since 1970
 * @param reason what was in the way and what to do, in one line
 */
public record WaitingChange(
    String id, String repository, int attempts, long triedAt, String reason) {
  private static final int MOST = 200;

  /** Those tried last come first. */
  static List<WaitingChange> list(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT review, stack, attempt, started_at, reason FROM phases
            WHERE phase = 'ingest' AND state IN ('started', 'waiting')
              AND substr(review, 1, 7) = 'change/' AND (state = 'waiting' OR attempt > 1)
            ORDER BY started_at DESC, review LIMIT :most
            """)
        .bind("most", MOST)
        .map((row, _) ->
            new WaitingChange(
                row.getString("review"),
                row.getString("stack"),
                row.getInt("attempt"),
                row.getLong("started_at"),
                row.getString("reason")))
        .list();
  }
}
