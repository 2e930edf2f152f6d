package dev.plumbline.iac.eval;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody may have meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code " Did you mean "x"?"}, or nothing when no candidate is close. */
  public static String of(String given, Collection<String> candidates) {
    String nearest = nearest(given, candidates);
    return nearest == null ? "" : " Did you mean \"" + nearest + "\"?";
  }

  private static @Nullable String nearest(String given, Collection<String> candidates) {
    if (given.length() > 100) {
      return null;
    }
    int best = Math.max(1, given.length() / 4) + 1;
    String nearest = null;
    int looked = 0;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - given.length()) < best && looked++ < 1_000) {
        int distance = distance(given, candidate);
        if (distance < best) {
          best = distance;
          nearest = candidate;
        }
      }
    }
    return nearest;
  }

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
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
