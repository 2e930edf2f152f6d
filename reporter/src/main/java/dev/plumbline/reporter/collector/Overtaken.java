package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import java.time.Instant;

/**
 * A review for which a newer one stands: {@link ReviewEvent.Superseded}, and which of its starts is
 * meant.
 *
 * @param generation of that start; a later one of the same review is not
 */
record Overtaken(
    String reviewId, Instant at, String repository, String ref, String by, long generation) {
  ReviewEvent.Superseded event() {
    return new ReviewEvent.Superseded(reviewId, at, repository, ref, by);
  }
}
