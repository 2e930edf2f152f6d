package dev.plumbline.model.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What reading and judging one stack may cost. Checked cooperatively: whoever loops over input
 * spends a step, whoever builds something large spends its bytes. Safe to share between threads.
 */
public final class Budget {
  /**
   * The most characters of a text that is put together, which is what the largest file has that is
   * read by default; a longer one is not worked out.
   */
  public static final int LONGEST_TEXT = 16 << 20;

  private final AtomicLong steps;
  private final AtomicLong bytes;
  private final long deadlineNanos;

  private Budget(long steps, long bytes, long deadlineNanos) {
    this.steps = new AtomicLong(steps);
    this.bytes = new AtomicLong(bytes);
    this.deadlineNanos = deadlineNanos;
  }

  /** A budget that starts now. */
  public static Budget of(long steps, long bytes, Duration time) {
    return new Budget(steps, bytes, System.nanoTime() + time.toNanos());
  }

  /** For tests and tools on trusted input: large, but not endless. */
  public static Budget generous() {
    return of(2_000_000_000L, 4L << 30, Duration.ofMinutes(30));
  }

  /**
   * Spends evaluation steps; the deadline is looked at about every 256 steps.
   *
   * @throws BudgetExceededException when steps or time are used up, or the thread was interrupted
   */
  public void spend(long count) {
    long left = steps.addAndGet(-count);
    if (left < 0) {
      throw new BudgetExceededException("the evaluation takes more steps than its budget allows");
    }
    if ((left & 0xff) < count) {
      checkTime();
    }
  }

  /**
   * Spends allocated bytes; an estimate is enough.
   *
   * @throws BudgetExceededException when they are used up
   */
  public void allocate(long count) {
    if (bytes.addAndGet(-count) < 0) {
      throw new BudgetExceededException("the evaluation needs more memory than its budget allows");
    }
  }

  /**
   * Spends what putting a text together costs: two bytes for each character, and a step for every
   * 64 of them.
   *
   * @throws BudgetExceededException when steps, bytes or time are used up
   */
  public void write(long characters) {
    spend(characters >> 6);
    allocate(2 * characters);
  }

  /**
   * Looks at the clock and at the thread's interrupt.
   *
   * @throws BudgetExceededException past the deadline, or when the thread was interrupted
   */
  public void checkTime() {
    if (System.nanoTime() - deadlineNanos > 0) {
      throw new BudgetExceededException("the evaluation passed its deadline");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new BudgetExceededException("the evaluation was called off");
    }
  }
}
