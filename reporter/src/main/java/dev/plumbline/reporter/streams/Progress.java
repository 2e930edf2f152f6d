package dev.plumbline.reporter.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the threads of a topology go round: each turn asks the broker for records. Whoever asks
 * seldom hears later of it, and never wrongly.
 */
final class Progress {
  /** Longer than any turn that is only slow. */
  private static final Duration STILL = Duration.ofMinutes(1);

  private double turns = Double.NaN;
  private Instant moved = Instant.MIN;

  /**
   * @param turns of all its threads so far
   * @return since when it does not move; empty while it does, or may
   */
  synchronized Optional<Instant> still(double turns, Instant now) {
    if (this.turns != turns) {
      this.turns = turns;
      moved = now;
    }
    return moved.isBefore(now.minus(STILL)) ? Optional.of(moved) : Optional.empty();
  }
}
