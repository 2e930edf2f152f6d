package dev.plumbline.pipeline.delivery;

import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.ledger.Ledger;
import dev.plumbline.pipeline.ledger.Lookup;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/**
 * What the loops of one process have in common.
 *
 * @param alone held by whoever works on a record that may have killed the process, so that the next
 *     crash accuses no innocent one
 */
public record Shared(
    Clients clients,
    Topics topics,
    DeliverySettings settings,
    MeterRegistry registry,
    Ledger ledger,
    Lookup lookup,
    Semaphore alone)
    implements AutoCloseable {

  public static Shared of(
      Clients clients, Topics topics, DeliverySettings settings, MeterRegistry registry) {
    return new Shared(
        clients,
        topics,
        settings,
        registry,
        new Ledger(clients, topics),
        new Lookup(clients, topics),
        new Semaphore(1));
  }

  /** The same for a loop with settings of its own. */
  Shared with(DeliverySettings own) {
    return new Shared(clients, topics, own, registry, ledger, lookup, alone);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
