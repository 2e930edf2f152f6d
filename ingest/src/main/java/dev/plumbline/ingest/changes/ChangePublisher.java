package dev.plumbline.ingest.changes;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;

/** Writes changes to {@code plumbline.changes}, each delivery once. Safe to share. */
public final class ChangePublisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private final PublishedChanges published;
  private final Duration patience;
  private final RecentIds sent = new RecentIds();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param patience how long the cluster may take to have it
   */
  public ChangePublisher(
      Clients clients, Topics topics, PublishedChanges published, Duration patience) {
    this.producer = clients.producer(patience.multipliedBy(3).dividedBy(4));
    this.topics = topics;
    this.published = published;
    this.patience = patience;
  }

  /**
   * Returns when the change is in Kafka.
   *
   * @param id the delivery's, the same when it is delivered again
   * @param source who says so, as in {@code /github}
   * @return false when it was there already
   * @throws IOException when the cluster does not take it in time, or does not say what is there
   *     already; the answer to it may have been lost, so the sender may send it again, and what is
   *     there twice is taken once
   */
  public boolean publish(RepositoryChanged change, String id, String source) throws IOException {
    requireCaughtUp();
    if (published.contains(id, source) || !sent.add(id, RecentIds.NOWHERE)) {
      return false;
    }
    boolean taken = false;
    try {
      var record = Events.of(change, id, source).toRecord(topics);
      // Sending blocks while the cluster is not known, for longer than a webhook may take.
      Future<?> sending = senders.submit(() -> producer.send(record).get());
      sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      taken = true;
      return true;
    } catch (TimeoutException | ExecutionException | KafkaException e) {
      throw new IOException("the change could not be written to Kafka", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the change was written to Kafka", e);
    } finally {
      if (!taken) {
        sent.remove(id);
      }
    }
  }

  private void requireCaughtUp() throws IOException {
    try {
      if (!published.awaitCaughtUp(patience.dividedBy(4))) {
        throw new IOException("what was published before is not known yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while earlier changes were read", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    senders.shutdownNow();
  }
}
