package dev.plumbline.pipeline.delivery;

/**
 * How many records may have begun beyond those that workers are at: as many as are worked off in
 * {@value #AHEAD_MILLIS} ms, so that workers don't wait for the ledger and a crash leaves few
 * suspects.
 */
final class Pace {
  private static final double AHEAD_MILLIS = 50;
  private static final double WEIGHT = 0.1;
  private static final double NANOS = 1e6;
  private static final double LEAST_MILLIS = 0.1;
  private static final int MOST_AHEAD = 128;

  private double millis = 20;

  /** A worker took this long. */
  void worked(long nanos) {
    millis += WEIGHT * (nanos / NANOS - millis);
  }

  /** About how many records one worker works off in so many milliseconds, at least one. */
  int within(double time) {
    return (int) Math.max(1, time / Math.max(millis, LEAST_MILLIS));
  }

  int ahead(int workers) {
    return (int) Math.min(MOST_AHEAD, workers * AHEAD_MILLIS / Math.max(millis, LEAST_MILLIS));
  }
}
