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
                "The same for a change whose Git host does not answer; after the last, it is"
                    + " rejected and goes to the dead letters. Where the artifact store does not"
                    + " answer, those of them that are longer than the retries come after these."
                    + " A review that is thrown away with its process waits for neither.",
            def = "10s, 1m, 5m, 15m, 30m")
        List<Duration> outageRetries,
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
    outageRetries = List.copyOf(outageRetries);
    Check.between("workers", workers, 1, 1000);
    requireFew("retries", retries);
    requireFew("outage-retries", outageRetries);
  }

  private static void requireFew(String name, List<Duration> waits) {
    if (waits.size() > 5) {
      throw new IllegalArgumentException(name + " has more than 5 steps");
    }
  }
}
