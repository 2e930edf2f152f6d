package dev.plumbline.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the differences of one instance come to.
 *
 * @param by the difference that replaces it most surely, or may; null where none does
 * @param force how sure that is; null where none does
 * @param stays how sure it is that none of the others does
 */
record Forced(@Nullable Difference by, @Nullable Certainty force, Certainty stays) {

  static Forced of(List<Difference> differences, Forcing forcing) {
    Difference by = null;
    Certainty force = null;
    Certainty stays = Certainty.CERTAIN;
    for (Difference difference : differences) {
      Forcing.Verdict verdict = forcing.of(difference);
      Certainty sure = verdict.certainty().and(difference.certainty());
      if (!verdict.replaces()) {
        stays = stays.and(verdict.certainty());
      } else if (force == null || sure.confidence().compareTo(force.confidence()) < 0) {
        by = difference;
        force = sure;
      }
    }
    return new Forced(by, force, stays);
  }

  boolean replaces() {
    return force != null && !force.isPossibleOnly();
  }
}
