package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import org.jspecify.annotations.Nullable;

/** Google's disks: only Hyperdisks take another number of operations in place. */
final class Disks {
  private static final String HYPERDISK = "hyperdisk";

  private Disks() {}

  static Outcome iops(Change change) {
    @Nullable Value type = change.headAt("type");
    if (type != null && !type.isWhollyKnown()) {
      return Outcome.UNDECIDED;
    }
    return Outcome.replacesIf(!Change.text(type).contains(HYPERDISK));
  }
}
