package dev.plumbline.pipeline.topic;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Topic;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which topics a service reads and writes, its retries left out. The start-up check and the access
 * rules of docs/security.md follow from it.
 */
public record Access(Set<Topic> reads, Set<Topic> writes) {
  public Access {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  /** Every service reads the ledger (what was begun, what is superseded) and the estate. */
  public static Access of(PhaseName service) {
    var reads = EnumSet.of(Topic.before(service), Topic.REVIEWS, Topic.INTERFACES);
    var writes = EnumSet.of(Topic.after(service), Topic.REVIEWS, Topic.DEAD_LETTERS);
    switch (service) {
      // Webhooks, polls and the command line go through ingest.
      case INGEST -> writes.add(Topic.CHANGES);
      case ANALYZER -> writes.addAll(EnumSet.of(Topic.INTERFACES, Topic.FINDINGS));
      // Any phase may report findings.
      case REVIEWER, IMPLEMENTER, VALIDATOR -> writes.add(Topic.FINDINGS);
      case REPORTER -> {
        // The collector, the keeper of findings and the dashboard's projection.
        reads.addAll(EnumSet.of(Topic.CHANGES, Topic.RESULTS, Topic.FINDINGS, Topic.REPORTS));
        writes.addAll(EnumSet.of(Topic.FINDINGS, Topic.REPORTS));
      }
    }
    return new Access(reads, writes);
  }

  Set<Topic> topics() {
    var topics = EnumSet.copyOf(reads);
    topics.addAll(writes);
    return topics;
  }
}
