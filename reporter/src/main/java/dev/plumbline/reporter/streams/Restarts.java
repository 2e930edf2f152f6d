package dev.plumbline.reporter.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/** How often a topology had to begin again lately, and whether it gets anywhere. */
final class Restarts {
  /** One or two may be a broker's restart. */
  private static final int MANY = 3;

  private static final Duration LATELY = Duration.ofMinutes(1);

  private final ArrayDeque<Instant> last = new ArrayDeque<>();
  private String cause = "";

  synchronized void happened(Instant at, Throwable why) {
    last.add(at);
    if (last.size() > MANY) {
      last.remove();
    }
    Throwable root = why;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    cause = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** Why it gets nowhere; empty while it does, or may. */
  synchronized Optional<String> trouble(Instant now) {
    return last.size() == MANY && last.getFirst().isAfter(now.minus(LATELY))
        ? Optional.of("started again %d times within a minute, last for: %s".formatted(MANY, cause))
        : Optional.empty();
  }
}
