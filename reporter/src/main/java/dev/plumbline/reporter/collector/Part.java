package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.StackResult;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one stack of an open review.
 *
 * @param result set once it has arrived
 * @param lost why none will come, {@code ""} while one may
 */
record Part(@Nullable StackResult result, String lost) {
  static final Part AWAITED = new Part(null, "");

  static Part arrived(StackResult result) {
    return new Part(result, "");
  }

  static Part lost(String reason) {
    return new Part(null, reason.isEmpty() ? "failed" : reason);
  }

  boolean awaited() {
    return result == null && lost.isEmpty();
  }

  /** Whether it came of an earlier start of its review. */
  boolean isBefore(long generation) {
    return result != null && result.stack().generation() < generation;
  }

  /** The first result stays; it goes before any loss. */
  boolean replaces(Part known) {
    return known.awaited() || (known.result == null && result != null);
  }
}
