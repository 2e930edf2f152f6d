package dev.plumbline.pipeline.client;

import dev.plumbline.pipeline.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of one topic from a point in time on, in a thread of its own, for whoever
 * keeps a projection in memory. Makes new clients, and reads again, when the cluster fails it; a
 * record that its reader fails at is left out.
 */
public final class Tail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 1_000;

  private final Clients clients;
  private final String topic;
  private final Instant from;
  private final Consumer<Iterable<ConsumerRecord<byte[], byte[]>>> reader;
  private final CountDownLatch caughtUp = new CountDownLatch(1);

  /** By partition the offset before which all has been read, or is there no more. */
  private final Map<Integer, Long> positions = new HashMap<>();

  private final Thread thread;
  private volatile @Nullable KafkaConsumer<?, ?> following;
  private volatile boolean closed;
  private volatile Health.State state = new Health.State.Starting();

  /**
   * @param from {@link Instant#EPOCH} for everything there is
   * @param reader takes each batch read; one thread calls it; may be given the same record again
   */
  public Tail(
      Clients clients,
      String topic,
      Instant from,
      Consumer<Iterable<ConsumerRecord<byte[], byte[]>>> reader) {
    this.clients = clients;
    this.topic = topic;
    this.from = from;
    this.reader = reader;
    this.thread = Thread.ofPlatform().daemon().name("tail-" + topic).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Waits until everything that was there at the start has been read.
   *
   * @return false when that took longer
   */
  public boolean awaitCaughtUp(Duration most) throws InterruptedException {
    return caughtUp.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until a record, and what stands before it, has been read. One that the topic has no more
   * counts as read as soon as it is known to be gone.
   *
   * @return false when that took longer
   */
  public boolean awaitRead(int partition, long offset, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    synchronized (positions) {
      while (positions.getOrDefault(partition, 0L) <= offset) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        positions.wait(left);
      }
      return true;
    }
  }

  /** Whether it is up to date, for whoever watches the process. */
  public Health.State health() {
    return closed || thread.isAlive() || thread.getState() == Thread.State.NEW
        ? state
        : new Health.State.Failed("nobody follows " + topic + " any more; see the log");
  }

  @Override
  public void close() {
    closed = true;
    KafkaConsumer<?, ?> consumer = following;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void run() {
    while (!closed) {
      try (var consumer = clients.freeConsumer(true)) {
        following = consumer;
        follow(consumer);
      } catch (WakeupException stopped) {
        // by close(), which has set its flag
      } catch (KafkaException e) {
        state = new Health.State.Down(topic + " can't be read now");
        LOG.atWarn().addKeyValue("topic", topic).setCause(e).log("Tail reads again");
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = Positions.partitions(consumer, topic);
    consumer.assign(partitions);
    Positions.seek(consumer, partitions, from);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    boolean upToDate = false;
    while (!closed) {
      note(consumer, partitions);
      // Before it is asked for more: where there is nothing, the answer takes its time.
      if (!upToDate && Positions.reached(consumer, end)) {
        upToDate = true;
        state = new Health.State.Up();
        caughtUp.countDown();
      }
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        hand(records);
      }
    }
  }

  /** What was read once stays known, whatever clients read it again. */
  private void note(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
    synchronized (positions) {
      for (TopicPartition partition : partitions) {
        positions.merge(partition.partition(), consumer.position(partition), Math::max);
      }
      positions.notifyAll();
    }
  }

  private void hand(ConsumerRecords<byte[], byte[]> records) {
    try {
      reader.accept(records);
    } catch (RuntimeException e) {
      records.forEach(this::alone);
    }
  }

  /** A reader's defect, or a record that nobody thought of: the others are still wanted. */
  private void alone(ConsumerRecord<byte[], byte[]> record) {
    try {
      reader.accept(List.of(record));
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .setCause(e)
          .log("Record is left out");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      // nobody interrupts this thread; reading sooner does no harm
    }
  }
}
