package dev.plumbline.model.section;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings counted, a fault once: a block with forty instances is one finding in forty instances.
 *
 * @param open of the head and not suppressed, by severity label
 * @param added the new ones among them, by severity label
 * @param fixed findings of the base that the head no longer has
 * @param suppressed findings that a person decided to live with
 * @param failing those that decide the verdict: not suppressed, not advisory, at or above the
 *     review's threshold, and new where there is a base to compare with
 * @param blocking the failing ones by severity label
 * @param instances of the open ones, each counted
 * @param unacknowledged dangers of the predicted plan that decide it as well, since nobody has
 *     taken them on
 */
public record Tally(
    Map<String, Integer> open,
    Map<String, Integer> added,
    int fixed,
    int suppressed,
    int failing,
    Map<String, Integer> blocking,
    int instances,
    int unacknowledged) {
  public static final Tally NONE = new Tally(Map.of(), Map.of(), 0, 0, 0, Map.of(), 0, 0);

  public Tally {
    open = Collections.unmodifiableMap(new TreeMap<>(open));
    added = Collections.unmodifiableMap(new TreeMap<>(added));
    blocking = Collections.unmodifiableMap(new TreeMap<>(blocking));
  }

  public Tally plus(Tally other) {
    return new Tally(
        sum(open, other.open),
        sum(added, other.added),
        fixed + other.fixed,
        suppressed + other.suppressed,
        failing + other.failing,
        sum(blocking, other.blocking),
        instances + other.instances,
        unacknowledged + other.unacknowledged);
  }

  public Tally withUnacknowledged(int dangers) {
    return new Tally(open, added, fixed, suppressed, failing, blocking, instances, dangers);
  }

  private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> two) {
    var sum = new TreeMap<>(one);
    two.forEach((label, count) -> sum.merge(label, count, Integer::sum));
    return sum;
  }
}
