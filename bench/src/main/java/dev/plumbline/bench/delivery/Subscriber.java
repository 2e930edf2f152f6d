package dev.plumbline.bench.delivery;

import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A {@code read_committed} subscriber of every topic, who counts what it sees. */
final class Subscriber implements AutoCloseable {
  private final List<Tail> tails;

  /** How often each event was seen, by type and by what identifies it. */
  private final Map<String, Map<String, Integer>> seen = new HashMap<>();

  private final Set<String> offsets = new HashSet<>();
  private int dead;
  private int failedPhases;
  private int largest;

  Subscriber(Clients clients, Topics topics) {
    tails =
        topics.all().stream()
            .map(topic -> new Tail(clients, topic, Instant.EPOCH, this::see))
            .toList();
    tails.forEach(Tail::start);
  }

  private synchronized void see(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (var record : records) {
      var attributes = CloudEventHeaders.read(record.headers());
      String at = record.topic() + "/" + record.partition() + "/" + record.offset();
      // A tail that begins anew reads again what it has seen; only another offset is another event.
      if (offsets.add(at)) {
        largest = Math.max(largest, record.serializedValueSize());
        failedPhases += attributes.type().equals(EventType.PHASE_FAILED.type()) ? 1 : 0;
        dead += record.topic().endsWith("dead-letters") ? 1 : 0;
        seen.computeIfAbsent(attributes.type(), _ -> new HashMap<>())
            .merge(attributes.id(), 1, Integer::sum);
      }
    }
    notifyAll();
  }

  /** Different events of a type. */
  synchronized int count(String type) {
    return seen.getOrDefault(type, Map.of()).size();
  }

  /** Events of a type that were seen more than once. */
  synchronized List<String> doubled(String type) {
    return seen.getOrDefault(type, Map.of()).entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized int dead() {
    return dead;
  }

  /** Phases that gave up on a stack. */
  synchronized int failedPhases() {
    return failedPhases;
  }

  /** Bytes of the largest record's value. */
  synchronized int largest() {
    return largest;
  }

  synchronized List<String> types() {
    return seen.keySet().stream().sorted().toList();
  }

  /** Waits for it; false when that takes longer. */
  synchronized boolean await(BooleanSupplier enough, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!enough.getAsBoolean() && System.nanoTime() < end) {
      wait(50);
    }
    return enough.getAsBoolean();
  }

  @Override
  public void close() {
    tails.forEach(Tail::close);
  }
}
