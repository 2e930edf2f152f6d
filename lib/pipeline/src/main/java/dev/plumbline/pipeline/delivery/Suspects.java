package dev.plumbline.pipeline.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Records that had begun when a process died. Each is worked on alone, in the whole process, until
 * its output is written, so that the next crash accuses the right one; and not at all after {@value
 * #CRASHES} crashes.
 */
final class Suspects {
  private static final int CRASHES = 2;

  private final Semaphore turn;
  private final Duration most;
  private final ArrayDeque<Task> waiting = new ArrayDeque<>();

  /** Worked on for longer than one is left alone. */
  private final Set<Task> outlasted = new HashSet<>();

  private @Nullable Task alone;
  private long since;

  /**
   * @param turn shared by all services of the process
   * @param most how long the others wait for one
   */
  Suspects(Semaphore turn, Duration most) {
    this.turn = turn;
    this.most = most;
  }

  void add(Task task) {
    waiting.add(task);
  }

  /** Takes out one that is not to be worked on any more, or null. */
  @Nullable Task hopeless() {
    for (Task task : waiting) {
      if (task.crashed() >= CRASHES) {
        waiting.remove(task);
        return task;
      }
    }
    return null;
  }

  /**
   * The next that may begin now, or null.
   *
   * @param working how many records are being worked on
   */
  @Nullable Task next(int working) {
    if (alone != null && System.nanoTime() - since > most.toNanos()) {
      outlasted.add(alone);
      release();
    }
    if (alone != null || working > outlasted.size() || waiting.isEmpty() || !turn.tryAcquire()) {
      return null;
    }
    alone = waiting.remove();
    since = System.nanoTime();
    return alone;
  }

  /** Whether others have to wait. */
  boolean any() {
    return alone != null || !waiting.isEmpty();
  }

  void answered(Task task) {
    outlasted.remove(task);
  }

  /** Its output is written, or it is no longer ours. */
  void settled(Task task) {
    if (task == alone) {
      release();
    }
  }

  void drop(Window window) {
    waiting.removeIf(task -> task.window() == window);
  }

  private void release() {
    alone = null;
    turn.release();
  }
}
