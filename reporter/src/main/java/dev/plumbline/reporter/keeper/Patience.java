package dev.plumbline.reporter.keeper;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the artifact store is asked again for a stack: less and less often, and not for ever. In
 * memory only, since what a store would have said to a process that stood still nobody knows.
 */
final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** So often a stack's trouble is worth a line. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Duration limit;
  private final Map<String, Setback> setbacks = new HashMap<>();

  /**
   * Where a stack stands whose artifacts could not be read. Times are in milliseconds since the
   * epoch.
   *
   * @param since when the store first did not answer
   * @param pause how long it is left alone now, in milliseconds
   * @param told when that was last said
   */
  private record Setback(long since, long pause, long told) {}

  /** What is to be done after another failure. */
  sealed interface Advice {
    /**
     * @param due in milliseconds since the epoch
     * @param aloud whether it is worth a line
     */
    record Again(long due, boolean aloud) implements Advice {}

    record GiveUp() implements Advice {}
  }

  /**
   * @param limit after which a stack is given up that the store never had an answer for
   */
  Patience(Duration limit) {
    this.limit = limit;
  }

  /**
   * The store did not answer.
   *
   * @param now in milliseconds since the epoch
   */
  Advice failed(String subject, long now) {
    Setback before = setbacks.get(subject);
    long since = before == null ? now : before.since();
    if (now - since >= limit.toMillis()) {
      setbacks.remove(subject);
      return new Advice.GiveUp();
    }
    boolean aloud = before == null || now - before.told() >= SILENCE.toMillis();
    long pause =
        before == null ? FIRST.toMillis() : Math.min(2 * before.pause(), LONGEST.toMillis());
    setbacks.put(subject, new Setback(since, pause, before == null || aloud ? now : before.told()));
    return new Advice.Again(now + pause, aloud);
  }

  /** The store did answer, or is not asked for it any more. */
  void answered(String subject) {
    setbacks.remove(subject);
  }
}
