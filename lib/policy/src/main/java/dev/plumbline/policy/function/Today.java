package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Term;

/** {@code today()}: the day of the review, as ISO 8601 has it, so that days compare as texts. */
final class Today {
  static final Function FUNCTION =
      Function.of(
          "today",
          0,
          ANY,
          (_, scene, _) -> new Term.Known(Value.of(scene.date().toString()), null));

  private Today() {}
}
