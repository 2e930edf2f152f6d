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

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return row[b.length()];
  }
}
