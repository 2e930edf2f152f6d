package dev.plumbline.reporter.collector;

import org.jspecify.annotations.Nullable;

/**
 * Remembers a review that is over, so that what comes late is known as such.
 *
 * @param at milliseconds since the epoch
 * @param overtaken generation of the start for which a newer review stood, the one end that a later
 *     start undoes; null for every other end
 */
record Ended(long at, @Nullable Long overtaken) {
  static Ended at(long millis) {
    return new Ended(millis, null);
  }

  /** Whether it is of a later start: the review's head has come back. */
  boolean opensFor(Signal signal) {
    return overtaken != null
        && switch (signal) {
          case Signal.Started(var review) -> review.generation() > overtaken;
          case Signal.Superseded(var review) -> review.generation() > overtaken;
          case Signal.Arrived _, Signal.Lost _, Signal.Rejected _ -> false;
        };
  }
}
