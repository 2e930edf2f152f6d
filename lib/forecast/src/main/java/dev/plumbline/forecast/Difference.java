package dev.plumbline.forecast;

import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where a resource's configuration differs between base and head.
 *
 * @param path as in {@code ingress[0].cidr_blocks}
 * @param before null where the base does not set it
 * @param after null where the head does not set it
 * @param markOnly only whether it is sensitive differs
 * @param told what a person is told instead: of a set's element that came, where it differs from
 *     the likest of those that went, and of that one nothing; null for the difference itself
 */
record Difference(
    String path,
    @Nullable Value before,
    @Nullable Value after,
    Certainty certainty,
    boolean markOnly,
    @Nullable List<Difference> told) {

  Difference {
    told = told == null ? null : List.copyOf(told);
  }

  /** One that is told as it is. */
  Difference(
      String path,
      @Nullable Value before,
      @Nullable Value after,
      Certainty certainty,
      boolean markOnly) {
    this(path, before, after, certainty, markOnly, null);
  }

  /** The same, no surer than that. */
  Difference atBest(Certainty best) {
    return new Difference(path, before, after, certainty.and(best), markOnly, told);
  }

  /** What a person is told of it: itself, or what stands for it. */
  List<Difference> parts() {
    return told == null
        ? List.of(this)
        : told.stream().flatMap(part -> part.parts().stream()).toList();
  }
}
