package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.Locale;

/** Azure storage accounts. */
final class StorageAccounts {
  private StorageAccounts() {}

  /** Between zone-redundant and not, the provider makes the account anew. */
  static Outcome replication(Change change) {
    return Outcome.replacesIf(isZonal(change.was()) != isZonal(change.becomes()));
  }

  private static boolean isZonal(String replication) {
    return replication.toUpperCase(Locale.ROOT).endsWith("ZRS");
  }

  /** The older kinds can be upgraded to StorageV2. */
  static Outcome kind(Change change) {
    boolean upgrade =
        change.becomes().equals("StorageV2")
            && (change.was().equals("Storage") || change.was().equals("BlobStorage"));
    return Outcome.replacesIf(!upgrade);
  }
}
