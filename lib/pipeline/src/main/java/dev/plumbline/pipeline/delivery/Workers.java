package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that work, a bounded number. Interactive work goes first, and bulk work never takes
 * the last thread. A thread that does not come back from work called off is given up and replaced.
 */
final class Workers {
  private final String name;
  private final int size;
  private final Consumer<Task> work;
  private final ArrayDeque<Task> interactive = new ArrayDeque<>();
  private final ArrayDeque<Task> bulk = new ArrayDeque<>();
  private final Map<Task, Running> running = new HashMap<>();
  private int bulkRunning;
  private final AtomicLong lost;
  private int threads;
  private int givenUp;
  private boolean closed;

  private record Running(Thread thread, long sinceNanos) {}

  /**
   * @param lost counts the threads that were given up, until they come back after all
   * @param work must not throw, and must see an interrupt
   */
  Workers(String name, int size, AtomicLong lost, Consumer<Task> work) {
    this.name = name;
    this.size = size;
    this.lost = lost;
    this.work = work;
    synchronized (this) {
      for (int i = 0; i < size; i++) {
        hire();
      }
    }
  }

  synchronized void submit(Task task) {
    (task.lane() == Lane.BULK ? bulk : interactive).add(task);
    notifyAll();
  }

  /** Calls off what is queued or running for a window that is closed; its answers are not heard. */
  synchronized void callOff(Window window) {
    interactive.removeIf(task -> task.window() == window);
    bulk.removeIf(task -> task.window() == window);
    running.forEach((task, run) -> {
      if (task.window() == window) {
        run.thread().interrupt();
      }
    });
  }

  /** What has been running for longer than this, in no order. */
  synchronized List<Task> runningLongerThan(Duration time) {
    var overdue = new ArrayList<Task>();
    long now = System.nanoTime();
    running.forEach((task, run) -> {
      if (now - run.sinceNanos() > time.toNanos()) {
        overdue.add(task);
      }
    });
    return overdue;
  }

  synchronized void interrupt(Task task) {
    Running run = running.get(task);
    if (run != null) {
      run.thread().interrupt();
    }
  }

  /** Leaves a thread that does not come back to itself and hires another. */
  synchronized void giveUp(Task task) {
    if (running.containsKey(task)) {
      release(task);
      givenUp++;
      lost.incrementAndGet();
      threads--;
      if (!closed) {
        hire();
      }
    }
  }

  /** Interrupts everything; the threads end by themselves and don't keep the process alive. */
  synchronized void close() {
    closed = true;
    interactive.clear();
    bulk.clear();
    running.values().forEach(run -> run.thread().interrupt());
    notifyAll();
  }

  private void hire() {
    threads++;
    Thread.ofPlatform().daemon().name(name + "-worker-" + (threads + givenUp)).start(this::run);
  }

  private void run() {
    try {
      for (Task task = take(); task != null; task = take()) {
        work.accept(task);
        if (!back(task)) {
          lost.decrementAndGet();
          return; // given up meanwhile, and replaced
        }
      }
    } catch (InterruptedException e) {
      // Only while waiting for work, so nothing is lost: take a new start.
      again();
    }
  }

  private synchronized void again() {
    threads--;
    if (!closed) {
      hire();
    }
  }

  private synchronized @Nullable Task take() throws InterruptedException {
    while (!closed) {
      Task task = interactive.poll();
      if (task == null && bulkRunning < size - 1) {
        task = bulk.poll();
      }
      if (task != null) {
        running.put(task, new Running(Thread.currentThread(), System.nanoTime()));
        bulkRunning += task.lane() == Lane.BULK ? 1 : 0;
        return task;
      }
      wait();
    }
    return null;
  }

  private synchronized boolean back(Task task) {
    Thread.interrupted(); // a call that came too late for this task must not hit the next
    boolean mine = running.containsKey(task);
    if (mine) {
      release(task);
      notifyAll();
    }
    return mine;
  }

  private void release(Task task) {
    running.remove(task);
    bulkRunning -= task.lane() == Lane.BULK ? 1 : 0;
  }
}
