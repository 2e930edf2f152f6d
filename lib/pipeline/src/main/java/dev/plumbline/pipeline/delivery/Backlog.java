package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.Lane;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Records that may begin, interactive ones before bulk ones, and those whose time has not come. */
final class Backlog {
  private final ArrayDeque<Task> interactive = new ArrayDeque<>();
  private final ArrayDeque<Task> bulk = new ArrayDeque<>();
  private final PriorityQueue<Task> later =
      new PriorityQueue<>(Comparator.comparingLong(Task::notBefore));

  void add(Task task, long nowMillis) {
    if (task.notBefore() > nowMillis) {
      later.add(task);
    } else {
      ready(task);
    }
  }

  /** The next that may begin, or null. */
  @Nullable Task next(boolean bulkToo, long nowMillis) {
    for (Task due = later.peek(); due != null && due.notBefore() <= nowMillis; due = later.peek()) {
      ready(later.remove());
    }
    Task task = interactive.poll();
    return task == null && bulkToo ? bulk.poll() : task;
  }

  /** Milliseconds until the next waiting record is due, at most {@code most}. */
  long untilDue(long nowMillis, long most) {
    Task due = later.peek();
    return due == null ? most : Math.clamp(due.notBefore() - nowMillis, 0, most);
  }

  boolean bulkWaits() {
    return !bulk.isEmpty();
  }

  void drop(Window window) {
    interactive.removeIf(task -> task.window() == window);
    bulk.removeIf(task -> task.window() == window);
    later.removeIf(task -> task.window() == window);
  }

  private void ready(Task task) {
    (task.lane() == Lane.BULK ? bulk : interactive).add(task);
  }
}
