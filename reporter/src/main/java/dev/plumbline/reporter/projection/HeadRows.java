package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.ReviewEvent;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Folds starts and ends of branches and pull requests into which reviews stand today. Ledger
 * entries of two reviews come in any order, so generations are compared.
 */
final class HeadRows {
  private static final String REPOSITORY = "repository";
  private static final String REF = "ref";
  private static final String GENERATION = "generation";
  private final Handle handle;
  private final LiveRows live;

  HeadRows(Handle handle, LiveRows live) {
    this.handle = handle;
    this.live = live;
  }

  /** A review begins, perhaps again: of what was closed and is open now. */
  void started(ReviewEvent.Started started) {
    handle
        .createUpdate(
            "UPDATE reviews SET generation = :generation WHERE id = :id AND generation < :generation")
        .bind("id", started.reviewId())
        .bind(GENERATION, started.generation())
        .execute();
    if (isClosed(started)) {
      return;
    }
    for (String stack : started.stacks()) {
      stands(started, StackNames.within(started.repository(), stack));
    }
  }

  private boolean isClosed(ReviewEvent.Started started) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM closings WHERE repository = :repository AND ref = :ref AND generation > :generation")
        .bind(REPOSITORY, started.repository())
        .bind(REF, started.ref())
        .bind(GENERATION, started.generation())
        .mapTo(Long.class)
        .map(found -> found > 0)
        .one();
  }

  private void stands(ReviewEvent.Started started, String stack) {
    handle
        .createUpdate(
            """
            INSERT INTO heads (repository, ref, stack, generation, review)
            VALUES (:repository, :ref, :stack, :generation, :review)
            ON CONFLICT (repository, ref, stack) DO UPDATE
            SET generation = excluded.generation, review = excluded.review
            WHERE excluded.generation >= heads.generation
            """)
        .bind(REPOSITORY, started.repository())
        .bind(REF, started.ref())
        .bind("stack", stack)
        .bind(GENERATION, started.generation())
        .bind("review", started.reviewId())
        .execute();
  }

  /** What was reviewed before stands no more; whoever looks at it is told. */
  void closed(ReviewEvent.ChangeClosed change) {
    long at = change.at().toEpochMilli();
    handle
        .createUpdate(
            """
            INSERT INTO closings (repository, ref, generation, closed_at)
            VALUES (:repository, :ref, :generation, :at)
            ON CONFLICT (repository, ref) DO UPDATE
            SET generation = excluded.generation, closed_at = excluded.closed_at
            WHERE excluded.generation > closings.generation
            """)
        .bind(REPOSITORY, change.repository())
        .bind(REF, change.ref())
        .bind(GENERATION, change.generation())
        .bind("at", at)
        .execute();
    handle
        .createUpdate(
            "DELETE FROM heads WHERE repository = :repository AND ref = :ref AND generation < :generation")
        .bind(REPOSITORY, change.repository())
        .bind(REF, change.ref())
        .bind(GENERATION, change.generation())
        .execute();
    reviews(change).forEach(review -> live.add(review, "review", Map.of("closedAt", at)));
  }

  private List<String> reviews(ReviewEvent.ChangeClosed change) {
    return handle
        .createQuery(
            "SELECT id FROM reviews WHERE repository = :repository AND ref = :ref AND generation < :generation")
        .bind(REPOSITORY, change.repository())
        .bind(REF, change.ref())
        .bind(GENERATION, change.generation())
        .mapTo(String.class)
        .list();
  }
}
