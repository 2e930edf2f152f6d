package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.client.Tail;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a {@code read_committed} subscriber of {@code plumbline.findings} knows of a branch. */
final class FindingsFold implements AutoCloseable {
  private final Tail tail;
  private final Map<String, Long> offsets = new TreeMap<>();
  private final Map<String, String> states = new TreeMap<>();
  private final Map<String, Finding> contents = new HashMap<>();
  private final List<String> misfits = new ArrayList<>();

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
        Event.read(record.headers(), record.value(), FindingEvent.class).ifPresent(this::fold);
      }
    }
  }

  private void fold(FindingEvent event) {
    Finding finding = event.finding();
    switch (event) {
      case FindingEvent.Opened _ -> next(finding, "open", "");
      case FindingEvent.Changed _ -> next(finding, "open", "open");
      case FindingEvent.Suppressed _ ->
          next(finding, "suppressed", "", "open", "fixed", "suppressed");
      case FindingEvent.Fixed _ -> next(finding, "fixed", "open", "suppressed");
      case FindingEvent.Reopened _ -> next(finding, "open", "fixed", "suppressed");
      case FindingEvent.Closed _ -> next(finding, "closed", "open", "suppressed");
      case FindingEvent.Reported _ -> {} // says nothing of the branch
    }
  }

  /** What stays open or suppressed has to have something new to tell, or it is told twice. */
  private void next(Finding finding, String now, String... before) {
    String fingerprint = finding.fingerprint();
    String was = states.getOrDefault(fingerprint, "");
    boolean told = now.equals(was) && finding.equals(contents.get(fingerprint));
    if (!List.of(before).contains(was) || told) {
      misfits.add(fingerprint + ": " + was + " → " + now);
    }
    states.put(fingerprint, now);
    contents.put(fingerprint, finding);
  }

  /** Fingerprint → open or suppressed. */
  synchronized Map<String, String> open() {
    var open = new TreeMap<>(states);
    open.values().removeIf(state -> state.equals("fixed") || state.equals("closed"));
    return open;
  }

  synchronized List<String> misfits() {
    return List.copyOf(misfits);
  }

  @Override
  public void close() {
    tail.close();
  }
}
