package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;

/** Azure service plans. */
final class ServicePlans {
  private ServicePlans() {}

  /** Balancing over zones can be turned on in place from two workers on. */
  static Outcome zoneBalancing(Change change) {
    String workers = change.head("worker_count");
    if (!change.becomes().equals("true")) {
      return Outcome.UPDATES;
    }
    return workers.isEmpty()
        ? Outcome.PROBABLY_REPLACES
        : Outcome.replacesIf(workers.equals("0") || workers.equals("1"));
  }
}
