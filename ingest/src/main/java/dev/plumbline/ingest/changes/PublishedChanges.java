package dev.plumbline.ingest.changes;

import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Ids;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Health;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A projection of {@code plumbline.changes}: which deliveries are already in it, and the newest
 * head of each branch and pull request. So a delivery is known as a repeated one after a restart
 * too, and by every replica.
 */
public final class PublishedChanges implements Repetition, AutoCloseable {
  private static final Duration BEHIND = Duration.ofSeconds(5);

  private final Tail tail;
  private final RecentIds ids = new RecentIds();
  private final Placement placement;
  private final Heads heads = new Heads();

  /**
   * @param placement what lies elsewhere will be written again, and counts then
   */
  public PublishedChanges(Clients clients, Topics topics, Placement placement) {
    this.placement = placement;
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
  public boolean contains(String id, String source) {
    return ids.find(identity(id, source)).isPresent();
  }

  /** Whether an event of the same id and source stands before it. */
  @Override
  public boolean isRepeated(Input change) throws IOException {
    String id = change.attributes().id();
    if (id.isEmpty()) {
      return false;
    }
    awaitRead(change.partition(), change.offset());
    return ids.find(identity(id, change.attributes().source()))
        .filter(first -> first.partition() == change.partition())
        .filter(first -> first.offset() < change.offset())
        .isPresent();
  }

  /** It reads in its own time; what stands before an event is known once the event is. */
  private void awaitRead(int partition, long offset) throws IOException {
    try {
      if (!tail.awaitRead(partition, offset, BEHIND)) {
        throw new IOException("what was published before this change is not known yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while earlier changes were read", e);
    }
  }

  /** As CloudEvents has it: an id is its source's own. Of a fixed size, which ids are not. */
  private static String identity(String id, String source) {
    return Ids.of(source, id);
  }

  /** The newest head that was published of a branch or pull request that is open. */
  public Optional<String> head(String repository, String ref) {
    return heads.find(repository, ref).map(Heads.Head::commit);
  }

  /** What that head was compared with; {@code ""} for nothing. */
  public String base(String repository, String ref) {
    return heads.find(repository, ref).map(Heads.Head::base).orElse("");
  }

  /** Whether the last that was published of it is that it was closed. */
  public boolean isClosed(String repository, String ref) {
    return heads.isClosed(repository, ref);
  }

  /** The highest number of a pull request that anything was published of; 0 for none. */
  public long newestPull(String repository) {
    return heads.newestPull(repository);
  }

  /** Where its newest head was said, as a text; {@code "start"} for nowhere. */
  public String place(String repository, String ref) {
    return heads
        .find(repository, ref)
        .map(head -> head.place().partition() + "-" + head.place().offset())
        .orElse("start");
  }

  /** The branches of which something was published. */
  public Set<String> branches(String repository) {
    return heads.branches(repository);
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var place = new RecentIds.Place(record.partition(), record.offset());
      RepositoryChanged change = read(record.value());
      if (change != null && placement.isHome(change.repository(), record.partition())) {
        // The head before the id: whoever finds the delivery known finds its head too.
        heads.take(change, place);
        Attributes attributes = CloudEventHeaders.read(record.headers());
        var _ = ids.add(identity(attributes.id(), attributes.source()), place);
      }
    }
  }

  /** Null for what is no change: ingest's step buries it, with its reason. */
  private static @Nullable RepositoryChanged read(byte @Nullable [] value) {
    try {
      RepositoryChanged change = value == null ? null : Json.read(value, RepositoryChanged.class);
      return change == null ? null : change.named(RepositoryName.of(change));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  public Health.State health() {
    return tail.health();
  }

  @Override
  public void close() {
    tail.close();
  }
}
