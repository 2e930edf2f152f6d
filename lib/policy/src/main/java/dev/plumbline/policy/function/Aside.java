package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;

/**
 * {@code aside(condition)}: the same truth, without its place. For what makes an exception, since a
 * finding points at what is at fault and not at what would have excused it.
 */
final class Aside {
  static final Function FUNCTION =
      Function.of(
          "aside",
          1,
          TRUTH,
          (in, _, _) -> {
            Truth truth = Term.truth(in.getFirst());
            return truth == Truth.OPEN
                ? Term.misfit(in.getFirst(), "true or false")
                : Term.of(truth == Truth.TRUE, null);
          });

  private Aside() {}
}
