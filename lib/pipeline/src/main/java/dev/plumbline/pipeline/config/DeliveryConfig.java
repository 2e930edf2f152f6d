package dev.plumbline.pipeline.config;

import java.time.Duration;
import java.util.List;

/** How records pass through a service. */
public record DeliveryConfig(
    @Setting(
            doc =
                "exactly-once, or at-least-once for clusters that forbid transactions; readers then"
                    + " see an event twice after a crash, with the same id.",
            def = "exactly-once")
        Mode mode,
    @Setting(doc = "Stacks that one instance of a service works on at once.", def = "4")
        int workers,
    @Setting(doc = "Waiting times before each retry of a failed record.", def = "1s, 10s")
        List<Duration> retries,
    @Setting(
            doc =
                "Number or name of this replica that stays the same over restarts, such as the"
                    + " ordinal of a StatefulSet; without one, each start is a new replica.")
        String instance,
    @Setting(
            doc =
                "Kafka's group protocol: classic, or consumer for KIP-848. Changing it in a running"
                    + " group costs a rebalance of up to a minute.",
            def = "classic")
        GroupProtocol groupProtocol,
    @Setting(doc = "How often keyed state is committed.", def = "10ms") Duration commitInterval,
    @Setting(doc = "How long a stop waits for work at hand.", def = "5s")
        Duration shutdownTimeout) {

  /** What a subscriber can rely on. */
  public enum Mode {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
  }

  /** Kafka's {@code group.protocol}. */
  public enum GroupProtocol {
    CLASSIC,
    CONSUMER
  }

  public DeliveryConfig {
    retries = List.copyOf(retries);
    Check.between("workers", workers, 1, 1000);
    if (retries.size() > 5) {
      throw new IllegalArgumentException("retries has more than 5 steps");
    }
  }
}
