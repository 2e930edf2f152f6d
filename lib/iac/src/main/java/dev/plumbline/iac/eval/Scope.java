package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Traversal;

/** What names mean at one place of a configuration. */
public interface Scope {
  /**
   * Looks up what {@code reference} begins with.
   *
   * @param evaluation for the diagnostics and the budget of whoever asks
   * @return its value, which is unknown after a diagnostic where there is no such thing, and how
   *     many of the reference's steps it covers; the caller takes the rest
   */
  Resolution resolve(Traversal.Absolute reference, Evaluation evaluation);

  /**
   * @param steps of {@link Traversal.Absolute#steps} that {@code value} has already taken
   */
  record Resolution(Datum value, int steps) {}
}
