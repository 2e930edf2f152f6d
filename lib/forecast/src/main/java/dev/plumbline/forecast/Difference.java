package dev.plumbline.forecast;

import dev.plumbline.model.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One place where a resource's configuration differs between base and head.
 *
 * @param path as in {@code ingress[0].cidr_blocks}
 * @param before null where the base does not set it
 * @param after null where the head does not set it
 * @param markOnly only whether it is sensitive differs
 */
record Difference(
    String path,
    @Nullable Value before,
    @Nullable Value after,
    Certainty certainty,
    boolean markOnly) {

  /** The same, no surer than that. */
  Difference atBest(Certainty best) {
    return new Difference(path, before, after, certainty.and(best), markOnly);
  }
}
