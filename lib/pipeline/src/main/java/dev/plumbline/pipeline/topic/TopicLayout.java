package dev.plumbline.pipeline.topic;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.config.TopicsConfig;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The declaration of every topic: partitions, copies, how long records are kept. */
public record TopicLayout(TopicsConfig config) {
  /**
   * Kafka's own default, said aloud since a cluster's may differ: a batch of several records has to
   * fit, the largest of which is 256 KiB.
   */
  public static final int MAX_MESSAGE_BYTES = 1_048_588;

  static final String MIN_IN_SYNC = "min.insync.replicas";

  /** All topics of the pipeline, in the order of the flow. */
  public List<TopicSpec> all() {
    return Stream.concat(
            Stream.of(Topic.values()).flatMap(topic -> of(topic).stream()),
            Stream.of(PhaseName.values()).map(this::retry))
        .toList();
  }

  /** The topics that a service reads or writes. */
  public List<TopicSpec> of(PhaseName service) {
    Set<Topic> used = Access.of(service).topics();
    return Stream.concat(
            Stream.of(Topic.values()).filter(used::contains).flatMap(topic -> of(topic).stream()),
            Stream.of(retry(service)))
        .toList();
  }

  /**
   * Topics that Streams makes itself, with the settings that the reporter gives it: the changelogs
   * of its keyed state, and what it reads once more by another key.
   *
   * @param there the names of the cluster's topics, any others among them
   */
  List<TopicSpec> internal(Set<String> there) {
    return there.stream()
        .filter(this::isInternal)
        .sorted()
        .map(name -> spec(name, true, Map.of()))
        .toList();
  }

  private boolean isInternal(String name) {
    return Grants.APPLICATIONS.stream()
            .anyMatch(application -> name.startsWith(config.prefix() + "." + application + "-"))
        && (name.endsWith("-changelog") || name.endsWith("-repartition"));
  }

  public Topics names() {
    return new Topics(config.prefix());
  }

  private List<TopicSpec> of(Topic topic) {
    TopicSpec one = spec(names().name(topic), anchored(topic), configuration(topic));
    return topic.lanes()
        ? List.of(one, spec(names().name(topic, Lane.BULK), anchored(topic), configuration(topic)))
        : List.of(one);
  }

  private TopicSpec retry(PhaseName service) {
    return spec(names().retry(service), false, deletedAfter(config.retention()));
  }

  /**
   * The offset of a change is its generation; what stands on the others is keyed state, whose
   * changelogs have as many partitions, and the estate, which is compacted by key.
   */
  private static boolean anchored(Topic topic) {
    return switch (topic) {
      case CHANGES, VALIDATED, RESULTS, REVIEWS, INTERFACES -> true;
      case STACKS, ANALYZED, REVIEWED, IMPLEMENTED, FINDINGS, REPORTS, DEAD_LETTERS -> false;
    };
  }

  /** Topics that are joined by key need the same number of partitions, so all have it. */
  private TopicSpec spec(String name, boolean anchored, Map<String, String> configuration) {
    var all = new HashMap<>(configuration);
    all.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    all.put(MIN_IN_SYNC, Integer.toString(config.minInSync()));
    return new TopicSpec(name, config.partitions(), config.replication(), anchored, all);
  }

  private Map<String, String> configuration(Topic topic) {
    return switch (topic) {
      case CHANGES, STACKS, ANALYZED, REVIEWED, IMPLEMENTED, VALIDATED, RESULTS ->
          deletedAfter(config.retention());
      case FINDINGS, REVIEWS, REPORTS -> deletedAfter(config.historyRetention());
      case DEAD_LETTERS -> deletedAfter(config.deadLetterRetention());
      case INTERFACES ->
          config.compaction()
              ? Map.of("cleanup.policy", "compact")
              : Map.of("cleanup.policy", "delete", "retention.ms", "-1");
    };
  }

  private static Map<String, String> deletedAfter(Duration retention) {
    return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
  }
}
