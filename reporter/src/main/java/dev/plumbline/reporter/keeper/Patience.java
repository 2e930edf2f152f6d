package dev.plumbline.reporter.keeper;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the artifact store is asked again for a stack: less and less, down to once a minute. In
 * memory only: a new process asks at once.
 */
final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** So often a stack's trouble is worth a line. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Map<String, Setback> setbacks = new HashMap<>();

  /**
   * Where a stack stands whose artifacts could not be read. Times are in milliseconds since the
   * epoch.
   *
   * @param pause how long it is left alone now, in milliseconds
   * @param told when that was last said
   */
  private record Setback(long pause, long told) {}

  /**
   * What is to be done after another failure.
   *
   * @param due when it is asked again, in milliseconds since the epoch
   * @param aloud whether it is worth a line
   */
  record Advice(long due, boolean aloud) {}

  /**
   * The store did not answer.
   *
   * @param now in milliseconds since the epoch
   */
  Advice failed(String subject, long now) {
    Setback before = setbacks.get(subject);
    boolean aloud = before == null || now - before.told() >= SILENCE.toMillis();
    long pause =
        before == null ? FIRST.toMillis() : Math.min(2 * before.pause(), LONGEST.toMillis());
    setbacks.put(subject, new Setback(pause, before == null || aloud ? now : before.told()));
    return new Advice(now + pause, aloud);
  }

  /** The store did answer, or is not asked for it any more. */
  void answered(String subject) {
    setbacks.remove(subject);
  }
}
