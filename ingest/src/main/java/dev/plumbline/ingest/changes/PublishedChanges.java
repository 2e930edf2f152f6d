package dev.plumbline.ingest.changes;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A projection of {@code plumbline.changes}: which deliveries are already in it, and the newest
 * head of each branch. So a delivery is known as a repeated one after a restart too, and by every
 * replica.
 */
public final class PublishedChanges implements AutoCloseable {
  private final Tail tail;
  private final RecentIds ids = new RecentIds();
  private final Map<String, Map<String, String>> heads = new ConcurrentHashMap<>();

  public PublishedChanges(Clients clients, Topics topics) {
    this.tail = new Tail(clients, topics.name(Topic.CHANGES), Instant.EPOCH, this::take);
  }

  public void start() {
    tail.start();
  }

  /**
   * Waits until what was there at the start is known.
   *
   * @return false when that took longer
   */
  public boolean awaitCaughtUp(Duration most) throws InterruptedException {
    return tail.awaitCaughtUp(most);
  }

  /** Whether an event of that id is in the topic, as far as it has been read. */
  public boolean contains(String id) {
    return ids.contains(id);
  }

  /** The newest head that was published of a branch. */
  public Optional<String> head(String repository, String ref) {
    return Optional.ofNullable(heads.getOrDefault(repository, Map.of()).get(ref));
  }

  /** The branches of which something was published. */
  public Set<String> branches(String repository) {
    return new TreeSet<>(heads.getOrDefault(repository, Map.of()).keySet());
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ids.add(CloudEventHeaders.text(record.headers(), "ce_id"));
      if (record.value() != null) {
        take(record.value());
      }
    }
  }

  private void take(byte[] value) {
    RepositoryChanged change;
    try {
      change = Json.read(value, RepositoryChanged.class);
    } catch (IllegalArgumentException _) {
      return; // Ingest's step buries it, with its reason.
    }
    boolean branch = !change.ref().isEmpty() && !change.ref().startsWith("pull/");
    if (branch && change.head().matches("[0-9a-f]{40}")) {
      heads
          .computeIfAbsent(change.repository(), _ -> new ConcurrentSkipListMap<>())
          .put(change.ref(), change.head());
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
