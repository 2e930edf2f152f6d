package dev.plumbline.pipeline.delivery;

import static java.util.stream.Collectors.toSet;

import dev.plumbline.pipeline.event.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that one consumer owns, a window each; pauses those that have enough waiting. */
final class Partitions implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

  /** With what one poll may add, a window never holds more than its text can say. */
  private static final int ENOUGH = OffsetRuns.MOST_UNFINISHED - 200;

  private static final long ENOUGH_BYTES = 32L << 20;

  private final Consumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final Owner owner;
  private final Map<TopicPartition, Window> windows = new HashMap<>();
  private final Set<TopicPartition> fresh = new HashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();

  /** Who has to let go of records in time. */
  interface Owner {
    /** Finishes and commits what it can, within a bound. */
    void finish(List<Window> leaving);

    /** Forgets what is left. */
    void drop(Window closed);
  }

  Partitions(Consumer<byte[], byte[]> consumer, Topics topics, Owner owner) {
    this.consumer = consumer;
    this.topics = topics;
    this.owner = owner;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    fresh.addAll(assigned);
    consumer.pause(assigned); // until it is known what a predecessor did beyond its offsets
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    owner.finish(revoked.stream().map(windows::get).filter(w -> w != null).toList());
    onPartitionsLost(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    for (TopicPartition partition : lost) {
      fresh.remove(partition);
      paused.remove(partition);
      Window window = windows.remove(partition);
      if (window != null) {
        window.close();
        owner.drop(window);
      }
    }
  }

  /** Opens windows for partitions that came with the last poll. */
  void open() {
    if (fresh.isEmpty()) {
      return;
    }
    Set<TopicPartition> opening = Set.copyOf(fresh);
    Map<TopicPartition, OffsetAndMetadata> committed = calmly(() -> consumer.committed(opening));
    Map<TopicPartition, Long> ends = calmly(() -> consumer.endOffsets(opening));
    Map<TopicPartition, Long> firsts = calmly(() -> consumer.beginningOffsets(opening));
    for (TopicPartition partition : opening) {
      OffsetAndMetadata offset = committed.get(partition);
      long first = firsts.getOrDefault(partition, 0L);
      OffsetRuns.Left left = left(partition, offset).from(first);
      if (offset != null) {
        lost(partition, offset.offset(), first);
        consumer.seek(partition, Math.max(offset.offset(), first));
      }
      windows.put(partition, new Window(partition, left, ends.getOrDefault(partition, 0L)));
    }
    consumer.resume(opening);
    fresh.removeAll(opening);
  }

  private static void lost(TopicPartition partition, long committed, long first) {
    if (committed < first) {
      LOG.atError()
          .addKeyValue("topic", partition.topic())
          .addKeyValue("partition", partition.partition())
          .addKeyValue("offset", first)
          .log("Records were deleted before they were worked on; its retention is too short");
    }
  }

  private static OffsetRuns.Left left(
      TopicPartition partition, @Nullable OffsetAndMetadata offset) {
    if (offset == null) {
      return OffsetRuns.read(0, "");
    }
    try {
      return OffsetRuns.read(offset.offset(), offset.metadata());
    } catch (IllegalArgumentException e) {
      // Someone set the group's offsets by hand; what is done beyond them is then done again.
      LOG.atWarn()
          .addKeyValue("topic", partition.topic())
          .addKeyValue("partition", partition.partition())
          .setCause(e)
          .log("Committed offset says nothing of records done beyond it");
      return OffsetRuns.read(offset.offset(), "");
    }
  }

  @Nullable Window window(TopicPartition partition) {
    return windows.get(partition);
  }

  Collection<Window> windows() {
    return windows.values();
  }

  /**
   * Stops and resumes fetching by how much waits. What waits to be tried again stops its own kind
   * alone: it may take an hour until it is due.
   */
  void pace() {
    long firstTime = bytes(window -> !retried(window));
    long all = bytes(_ -> true);
    var stop = new HashSet<TopicPartition>();
    for (Window window : windows.values()) {
      long waiting = retried(window) ? all : firstTime;
      if (window.pending() > ENOUGH || waiting > (bulk(window) ? ENOUGH_BYTES / 2 : ENOUGH_BYTES)) {
        stop.add(window.partition());
      }
    }
    if (!stop.equals(paused)) {
      consumer.resume(paused.stream().filter(p -> !stop.contains(p)).collect(toSet()));
      consumer.pause(stop.stream().filter(p -> !paused.contains(p)).collect(toSet()));
      paused.clear();
      paused.addAll(stop);
    }
  }

  private long bytes(Predicate<Window> which) {
    return windows.values().stream().filter(which).mapToLong(Window::bytes).sum();
  }

  private boolean retried(Window window) {
    return topics.isRetry(window.partition().topic());
  }

  /** Records that were written and are not done. */
  long lag() {
    long lag = 0;
    for (Window window : windows.values()) {
      lag += consumer.currentLag(window.partition()).orElse(0) + window.pending();
    }
    return lag;
  }

  private static boolean bulk(Window window) {
    return window.partition().topic().endsWith(".bulk");
  }

  /** A wake-up is meant for the poll; here the question is just asked again. */
  private static <T> T calmly(Supplier<T> question) {
    try {
      return question.get();
    } catch (WakeupException message) {
      return calmly(question);
    }
  }
}
