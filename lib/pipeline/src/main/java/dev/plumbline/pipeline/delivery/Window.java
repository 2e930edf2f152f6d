package dev.plumbline.pipeline.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition while this process owns it: what was read of it, what of that is done, and the
 * order of each key. A new assignment is a new window, so that late answers find theirs closed.
 */
final class Window {
  private final TopicPartition partition;
  private final OffsetRuns.Left left;

  /** Records below it were there when the partition was assigned; a predecessor may know them. */
  private final long inherited;

  /** What was read and is not done, and what the predecessor left and was not read again yet. */
  private final TreeSet<Long> unfinished;

  private final Map<String, ArrayDeque<Task>> keys = new HashMap<>();
  private long next;
  private long finishedEnd;
  private int checked;
  private int pending;
  private long bytes;
  private boolean changed;
  private boolean closed;

  Window(TopicPartition partition, OffsetRuns.Left left, long inherited) {
    this.partition = partition;
    this.left = left;
    this.inherited = inherited;
    this.unfinished = new TreeSet<>(left.unfinished());
    this.finishedEnd = left.end();
  }

  TopicPartition partition() {
    return partition;
  }

  /** Whether a predecessor finished this record; it is then not to be looked at again. */
  boolean done(long offset) {
    return left.done(offset);
  }

  /**
   * Takes a record that was read.
   *
   * @return whether it is the first of its key and may begin
   */
  boolean add(Task task) {
    unfinished.add(task.offset());
    pending++;
    bytes += task.bytes();
    next = Math.max(next, task.offset() + 1);
    var queue = keys.computeIfAbsent(task.key(), _ -> new ArrayDeque<>());
    queue.add(task);
    return queue.size() == 1;
  }

  /**
   * Whether a predecessor may have begun this record: only the first ones after an assignment, as
   * many as a window holds.
   */
  boolean mayHaveBegun(long offset) {
    return offset < inherited && checked++ < OffsetRuns.MOST_UNFINISHED;
  }

  /**
   * A record's work is over; its outputs are not written yet.
   *
   * @return the next of its key, which may begin now
   */
  Optional<Task> worked(Task task) {
    var queue = keys.get(task.key());
    if (queue == null || queue.peek() != task) {
      return Optional.empty();
    }
    queue.remove();
    if (queue.isEmpty()) {
      keys.remove(task.key());
    }
    return Optional.ofNullable(queue.peek());
  }

  /** Whether nothing of its key stands before it. */
  boolean first(Task task) {
    var queue = keys.get(task.key());
    return queue != null && queue.peek() == task;
  }

  /** A record's outputs go into the transaction that is being made. */
  void finished(Task task) {
    unfinished.remove(task.offset());
    pending--;
    bytes -= task.bytes();
    finishedEnd = Math.max(finishedEnd, task.offset() + 1);
    changed = true;
  }

  /** Takes {@link #finished} back: the transaction was aborted and will be made again. */
  void unfinished(Task task) {
    unfinished.add(task.offset());
    pending++;
    bytes += task.bytes();
  }

  /** What is to be committed for this partition now. */
  OffsetAndMetadata committable() {
    return unfinished.isEmpty()
        ? new OffsetAndMetadata(Math.max(next, finishedEnd), "")
        : new OffsetAndMetadata(unfinished.first(), OffsetRuns.write(unfinished, finishedEnd));
  }

  boolean changed() {
    return changed;
  }

  void committed() {
    changed = false;
  }

  /** Records that were read and are not done. */
  int pending() {
    return pending;
  }

  /** What they take of memory. */
  long bytes() {
    return bytes;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
    keys.clear();
  }
}
