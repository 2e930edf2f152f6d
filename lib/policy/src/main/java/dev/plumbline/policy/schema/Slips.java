package dev.plumbline.policy.schema;

import dev.plumbline.model.source.Nearest;
import java.util.Set;

/**
 * Arguments that are one slip away from one that the resource takes, which isn't set beside them:
 * {@code encryptedd}. Told of every release of a provider. The facts describe one, and another may
 * take an argument that this one has no more or not yet; but none takes two that differ by a
 * doubled, swapped or lost letter. A number or a plural is no slip.
 */
final class Slips {
  private static final int SHORTEST = 5;

  private Slips() {}

  /**
   * Whether a name that the facts don't have is a slip of one that they have.
   *
   * @param beside all names that are set there
   * @param known by the facts
   */
  static boolean isSlip(String written, Set<String> beside, Set<String> known) {
    String meant = Nearest.of(written, known);
    return isSlip(written, meant) && !beside.contains(meant);
  }

  /** Whether a finger slipped: one letter more, less, another, or two swapped. */
  static boolean isSlip(String written, String meant) {
    if (written.length() < SHORTEST || meant.isEmpty()) {
      return false;
    }
    int start = 0;
    int shorter = Math.min(written.length(), meant.length());
    while (start < shorter && written.charAt(start) == meant.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && written.charAt(written.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
      end++;
    }
    String wrong = written.substring(start, written.length() - end);
    String right = meant.substring(start, meant.length() - end);
    boolean swapped =
        wrong.length() == 2
            && right.length() == 2
            && wrong.charAt(0) == right.charAt(1)
            && wrong.charAt(1) == right.charAt(0);
    boolean plural = (wrong + right).equals("s") && end == 0;
    return (wrong.length() <= 1 && right.length() <= 1 || swapped)
        && !plural
        && (wrong + right).chars().allMatch(c -> c == '_' || Character.isLetter(c));
  }
}
