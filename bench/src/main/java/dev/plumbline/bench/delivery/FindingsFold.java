package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.KnownFindings;
import dev.plumbline.pipeline.event.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a {@code read_committed} subscriber of {@code plumbline.findings} knows of a branch. */
final class FindingsFold implements AutoCloseable {
  private final Tail tail;
  private final Map<String, Long> offsets = new TreeMap<>();
  private final KnownFindings known = new KnownFindings();

  FindingsFold(Clients clients) {
    tail = new Tail(clients, Cluster.TOPICS.name(Topic.FINDINGS), Instant.EPOCH, this::see);
    tail.start();
  }

  private synchronized void see(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (var record : records) {
      String partition = Integer.toString(record.partition());
      // A tail that begins anew reads again what it has seen.
      if (record.offset() > offsets.getOrDefault(partition, -1L)) {
        offsets.put(partition, record.offset());
        Event.read(record.headers(), record.value(), FindingEvent.class).ifPresent(known::take);
      }
    }
  }

  /** Fingerprint → open or suppressed. */
  synchronized Map<String, String> open() {
    var open = new TreeMap<String, String>();
    known
        .live()
        .forEach(
            (fingerprint, state) -> open.put(fingerprint, state.name().toLowerCase(Locale.ROOT)));
    return open;
  }

  synchronized List<String> misfits() {
    return known.misfits();
  }

  @Override
  public void close() {
    tail.close();
  }
}
