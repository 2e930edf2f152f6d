package dev.plumbline.iac.eval;

import dev.plumbline.model.source.Nearest;
import java.util.Collection;

/** Finds the name that somebody may have meant. */
public final class Suggestion {
  private static final int MOST_LETTERS = 100;
  private static final int MOST_NAMES = 1_000;

  private Suggestion() {}

  /** {@code " Did you mean "x"?"}, or nothing when no candidate is close. */
  public static String of(String given, Collection<String> candidates) {
    String nearest =
        given.length() > MOST_LETTERS
            ? ""
            : Nearest.of(
                given,
                candidates.stream()
                    .filter(name -> Nearest.mayBe(given, name))
                    .limit(MOST_NAMES)
                    .toList());
    return nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?";
  }
}
