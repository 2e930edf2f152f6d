package dev.plumbline.model.source;

import java.util.Collection;

/** The name that somebody meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code ; did you mean "bucket"?}, or nothing where no name is near. */
  public static String suggestion(String written, Collection<String> names) {
    String nearest = of(written, names);
    return nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?";
  }

  /** The name that differs least, by a quarter of its letters at most; {@code ""} for none. */
  public static String of(String written, Collection<String> names) {
    String best = "";
    int least = most(written) + 1;
    for (String name : names) {
      if (mayBe(written, name)) {
        int distance = distance(written, name);
        if (distance < least || (distance == least && name.compareTo(best) < 0)) {
          least = distance;
          best = name;
        }
      }
    }
    return best;
  }

  /** Whether a name is neither too long nor too short to be the one that was meant. */
  public static boolean mayBe(String written, String name) {
    return Math.abs(name.length() - written.length()) <= most(written);
  }

  private static int most(String written) {
    return Math.max(1, written.length() / 4);
  }

  /** How many letters have to be changed, added or taken away. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
