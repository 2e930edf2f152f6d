package dev.plumbline.pipeline.delivery;

import java.time.Duration;

/**
 * How much bulk work may begin. While people wait for theirs, bulk work goes on in small portions
 * with pauses: it neither starves nor takes the processor, the transactions and the collector from
 * those who wait. Otherwise it may take all workers but one.
 */
final class BulkGate {
  /** So long after a person's record came, the next is expected. */
  private static final long BUSY_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
  private static final double PORTION_MILLIS = 10;
  private static final int PORTION = 8;

  private final Pace pace;
  private final int workers;
  private long interactiveAt = System.nanoTime() - BUSY_NANOS;
  private long portionAt = interactiveAt;
  private int portion;

  BulkGate(Pace pace, int workers) {
    this.pace = pace;
    this.workers = workers;
  }

  /** A person's record came. */
  void interactive() {
    interactiveAt = System.nanoTime();
  }

  /**
   * Whether one more bulk record may begin.
   *
   * @param working bulk records that are being worked on
   */
  boolean open(int working) {
    long now = System.nanoTime();
    if (now - interactiveAt > BUSY_NANOS) {
      return working < workers - 1 + Math.min(PORTION, pace.ahead(workers));
    }
    if (working == 0 && now - portionAt > PAUSE_NANOS) {
      portionAt = now;
      portion = Math.min(PORTION, pace.within(PORTION_MILLIS));
    }
    return portion > 0;
  }

  /** One began. */
  void began() {
    portion--;
  }

  /** Milliseconds until it is worth asking again, at most {@code most}. */
  long untilOpen(long most) {
    long left = portionAt + PAUSE_NANOS - System.nanoTime();
    return Math.clamp(Duration.ofNanos(left).toMillis() + 1, 1, most);
  }
}
