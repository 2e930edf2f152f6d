package dev.plumbline.pipeline.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How keys are spelt, and which one a misspelt one was meant to be. */
public final class Spelling {
  private Spelling() {}

  /** {@code minInSync} and {@code MIN_IN_SYNC} to {@code min-in-sync}. */
  static String kebab(String name) {
    String dashed =
        name.equals(name.toUpperCase(Locale.ROOT))
            ? name.replace('_', '-')
            : name.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    return dashed.toLowerCase(Locale.ROOT);
  }

  /** {@code topics.min-in-sync} to {@code PLUMBLINE_TOPICS_MIN_IN_SYNC}. */
  static String variable(String key) {
    return "PLUMBLINE_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The candidate that fewest edits away is, when that is few enough to be a slip. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String best = "";
    int least = 2 + word.length() / 5;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Levenshtein's, with neighbours that changed places as one slip (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, rows);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int least(String a, String b, int i, int j, int[][] rows) {
    int substitution = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(substitution, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
