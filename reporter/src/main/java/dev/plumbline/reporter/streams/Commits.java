package dev.plumbline.reporter.streams;

import dev.plumbline.pipeline.config.DeliveryConfig;
import dev.plumbline.pipeline.config.TopicsConfig;
import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How keyed state is committed, and to how many copies.
 *
 * @param exactlyOnce false for clusters that forbid transactions
 * @param interval a commit every 100 ms, Kafka's default for exactly-once, would be most of a small
 *     review's time: p50 22.8 instead of 103 ms a step
 * @param copies of each topic that Streams makes: the state is nowhere else
 * @param minInSync copies that must have a record before it counts as written
 */
public record Commits(boolean exactlyOnce, Duration interval, int copies, int minInSync) {
  /** Exactly once, on a single broker. */
  public static final Commits ALONE = new Commits(true, Duration.ofMillis(10), 1, 1);

  /** As the operator set it. */
  public static Commits of(DeliveryConfig delivery, TopicsConfig topics) {
    return new Commits(
        delivery.mode() == DeliveryConfig.Mode.EXACTLY_ONCE,
        delivery.commitInterval(),
        topics.replication(),
        topics.minInSync());
  }

  String guarantee() {
    return exactlyOnce ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE;
  }
}
