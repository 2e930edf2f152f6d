package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Traversal;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * A function that only this place has.
   *
   * @return null where it has none of that name
   */
  default @Nullable Datum call(String name, List<Datum> arguments) {
    return null;
  }

  /**
   * Whether {@code reference} means something that has instances, so that one of them can be looked
   * up by its key without all others.
   */
  default boolean isRepeated(Traversal.Absolute reference) {
    return false;
  }

  /**
   * @param steps of {@link Traversal.Absolute#steps} that {@code value} has already taken
   */
  record Resolution(Datum value, int steps) {}
}
