package dev.plumbline.pipeline.topic;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which topics a service reads and writes, its retries left out. The start-up check and the access
 * rules of docs/security.md follow from it.
 */
public record Access(Set<Topic> reads, Set<Topic> writes) {
  /** Of whoever asks for a review and follows it, as the command line does. */
  public static final Access REVIEWING =
      new Access(
          Set.of(Topic.STACKS, Topic.ANALYZED, Topic.REVIEWS, Topic.FINDINGS, Topic.REPORTS),
          Set.of(Topic.CHANGES));

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

  /** The topics read, in the order of the flow, each lane's own. */
  public List<String> inputs(Topics topics) {
    return Arrays.stream(Topic.values())
        .filter(reads::contains)
        .flatMap(topic -> Arrays.stream(Lane.values()).map(lane -> topics.name(topic, lane)))
        .distinct()
        .toList();
  }

  Set<Topic> topics() {
    var topics = EnumSet.copyOf(reads);
    topics.addAll(writes);
    return topics;
  }
}
