package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bigtable's clusters: what one is made of can't be changed, another one can take its place. */
final class Clusters {
  private Clusters() {}

  static Outcome stays(Change change) {
    String index = change.steps().get(1);
    @Nullable Value before = change.base("cluster", index, "cluster_id");
    @Nullable Value after = change.headAt("cluster", index, "cluster_id");
    return Outcome.replacesIf(before != null && Objects.equals(before, after));
  }
}
