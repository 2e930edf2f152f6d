package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.delivery.Commit.Settled;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A loop with one set of clients: polls, lets records begin, writes what came of them. Lives until
 * the loop stops or its clients are of no more use. One thread.
 */
final class Session implements Partitions.Owner, AutoCloseable {
  private static final long TICK_MILLIS = 200;
  private static final int BATCH_RECORDS = 2_000;
  private static final Duration REVOKED = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofMillis(1_500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Commit commit;
  private final Partitions partitions;
  private final Mailbox mailbox;
  private final Dispatch dispatch;
  private final Inheritance inheritance;
  private final Settlement settlement;
  private final Topics topics;
  private final ArrayDeque<Settled> settled = new ArrayDeque<>();
  private final Meters meters;

  /** How many of the first that are settled are written one by one. */
  private int alone;

  private final Optional<? extends Metric> connections;

  Session(
      KafkaConsumer<byte[], byte[]> consumer,
      Commit commit,
      Mailbox mailbox,
      Workers workers,
      Shared shared,
      PhaseName service,
      Settlement settlement,
      Meters meters) {
    this.consumer = consumer;
    this.commit = commit;
    this.mailbox = mailbox;
    this.settlement = settlement;
    this.topics = shared.topics();
    this.meters = meters;
    this.partitions = new Partitions(consumer, shared.topics(), this);
    this.dispatch = new Dispatch(shared, service, workers, mailbox);
    this.inheritance = new Inheritance(shared, service, mailbox);
    this.connections =
        consumer.metrics().values().stream()
            .filter(metric -> metric.metricName().name().equals("connection-count"))
            .findFirst();
    consumer.subscribe(shared.topics().inputs(service), partitions);
  }

  /** One turn of the loop; waits for records or messages when there is nothing to do. */
  void turn() {
    var records = mailbox.poll(consumer, Duration.ofMillis(dispatch.untilDue(TICK_MILLIS)));
    partitions.open();
    records.forEach(this::take);
    inheritance.ask();
    for (Message message = mailbox.next(); message != null; message = mailbox.next()) {
      hear(message);
    }
    commit();
    if (!inheritance.asking()) {
      dispatch.begin();
    }
    dispatch.watch();
    partitions.pace();
    meters.inFlight(dispatch.working());
    meters.lag(partitions.lag());
  }

  /** Whether any broker is connected; true where the client does not tell. */
  boolean connected() {
    return connections
        .map(count -> count.metricValue() instanceof Number number && number.doubleValue() > 0)
        .orElse(true);
  }

  boolean owns(TopicPartition partition) {
    return partitions.window(partition) != null;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Window window = partitions.window(new TopicPartition(record.topic(), record.partition()));
    if (window == null || window.done(record.offset())) {
      return;
    }
    var task = new Task(window, record, topics);
    boolean first = window.add(task);
    if (window.mayHaveBegun(record.offset())) {
      inheritance.add(task);
    } else if (first) {
      dispatch.add(task);
    }
  }

  private void hear(Message message) {
    switch (message) {
      case Message.Announced(Task task, @Nullable Exception failure) ->
          dispatch.announced(task, failure);
      case Message.Answered(Task task, Answer answer) -> {
        dispatch.answered(task);
        settle(task, answer);
      }
      case Message.LookedUp found -> inheritance.answered(found).forEach(dispatch::add);
    }
  }

  private void settle(Task task, Answer answer) {
    if (!task.window().closed()) {
      settled.add(settlement.settle(task, answer));
      task.window().worked(task).filter(next -> !next.held()).ifPresent(dispatch::add);
    }
  }

  private void commit() {
    while (!settled.isEmpty()) {
      var batch = new ArrayList<Settled>();
      for (int records = 0; !settled.isEmpty() && records < BATCH_RECORDS; ) {
        batch.add(settled.remove());
        records += batch.getLast().records().size();
        if (alone > 0) {
          alone--;
          break;
        }
      }
      if (!commit(batch)) {
        return;
      }
    }
  }

  private boolean commit(List<Settled> batch) {
    batch.forEach(s -> s.task().window().finished(s.task()));
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (Window window : partitions.windows()) {
      if (window.changed()) {
        offsets.put(window.partition(), window.committable());
      }
    }
    try {
      commit.write(batch, Map.copyOf(offsets));
    } catch (Commit.Aborted aborted) {
      takeBack(batch, aborted);
      return false;
    }
    for (Settled done : batch) {
      dispatch.committed(done.task());
    }
    partitions.windows().forEach(Window::committed);
    return true;
  }

  /**
   * A client may tell the others in a transaction the same of their records as of the one that is
   * too large: so each is written alone then, before anything is made of it.
   */
  private void takeBack(List<Settled> batch, Commit.Aborted aborted) {
    if (!aborted.tooLarge().isEmpty()) {
      alone += batch.size();
    }
    for (Settled written : batch.reversed()) {
      Task task = written.task();
      task.window().unfinished(task);
      settled.addFirst(
          batch.size() == 1 && aborted.tooLarge().contains(task)
              ? settlement.tooLarge(task)
              : written);
    }
  }

  @Override
  public void finish(List<Window> leaving) {
    long end = System.nanoTime() + REVOKED.toNanos();
    finish(leaving, end);
  }

  private void finish(List<Window> leaving, long endNanos) {
    try {
      while (dispatch.working(leaving) && System.nanoTime() < endNanos) {
        Message message = mailbox.next(Duration.ofMillis(10));
        if (message != null) {
          hear(message);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a stop that is in a hurry; what is done is written
    }
    commit();
  }

  @Override
  public void drop(Window closed) {
    settled.removeIf(s -> s.task().window() == closed);
    inheritance.drop(closed);
    dispatch.drop(closed);
  }

  /** Finishes what is at hand within a bound, then leaves the group. */
  void finish(Duration most) {
    finish(List.copyOf(partitions.windows()), System.nanoTime() + most.toNanos());
  }

  /** Gives everything back. */
  @Override
  public void close() {
    try {
      partitions.onPartitionsLost(
          List.copyOf(partitions.windows()).stream().map(Window::partition).toList());
      commit.close();
    } finally {
      consumer.close(
          CloseOptions.timeout(CLOSE)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }
}
