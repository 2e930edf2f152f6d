package dev.plumbline.pipeline.estate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Estate;
import dev.plumbline.pipeline.Bounded;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection of {@code plumbline.interfaces}, kept up to date. {@link #get} gives the newest
 * snapshot, which never changes afterwards.
 */
public final class EstateProjection implements Supplier<Estate>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EstateProjection.class);

  private static final int MOST_REMOVED = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tail tail;
  private final Map<String, StackInterface> stacks = new HashMap<>();

  /** What comes late comes within a review's deadline, so the newest are enough. */
  private final Map<String, Long> removed = Bounded.byAge(MOST_REMOVED);

  private final Map<TopicPartition, Long> read = new HashMap<>();
  private volatile Estate estate = Estate.EMPTY;

  public EstateProjection(Clients clients, Topics topics) {
    this.tail = new Tail(clients, topics.name(Topic.INTERFACES), Instant.EPOCH, this::take);
  }

  public void start() {
    tail.start();
  }

  /**
   * Waits until it holds what was there at the start.
   *
   * @return false when that took longer
   */
  public boolean awaitCaughtUp(Duration most) throws InterruptedException {
    return tail.awaitCaughtUp(most);
  }

  /**
   * Waits at the start, until it holds what was there.
   *
   * @throws IllegalStateException when that takes too long, or the waiting thread is called off
   */
  @Override
  public Estate get() {
    try {
      if (!awaitCaughtUp(PATIENCE)) {
        throw new IllegalStateException("the estate could not be read within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the estate was read", e);
    }
    return estate;
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      read.merge(partition, record.offset() + 1, Math::max);
      if (record.key() != null) {
        take(new String(record.key(), UTF_8), record);
      }
    }
    long version = read.values().stream().mapToLong(Long::longValue).sum();
    estate = new Estate(version, stacks, removed);
  }

  private void take(String key, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      remove(key, CloudEventHeaders.number(record.headers(), "ce_generation", Long.MAX_VALUE));
      return;
    }
    try {
      offer(key, Json.read(record.value(), StackInterface.class));
    } catch (IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("offset", record.offset())
          .setCause(e)
          .log("Interface can't be read and is left out of the estate");
    }
  }

  public Health.State health() {
    return tail.health();
  }

  /** Lanes and retries may bring an older change after a newer one. */
  private void offer(String key, StackInterface offered) {
    StackInterface known = stacks.get(key);
    boolean older = known != null && known.generation() > offered.generation();
    if (!older && removed.getOrDefault(key, 0L) <= offered.generation()) {
      stacks.put(key, offered);
      removed.remove(key);
    }
  }

  /** Somebody who names no generation, by hand, means what is there now. */
  private void remove(String key, long generation) {
    StackInterface known = stacks.get(key);
    if (known != null && known.generation() > generation) {
      return;
    }
    stacks.remove(key);
    if (generation < Long.MAX_VALUE) {
      removed.merge(key, generation, Math::max);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
