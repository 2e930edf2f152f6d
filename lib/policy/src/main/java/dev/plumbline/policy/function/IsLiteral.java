package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;

/**
 * {@code isLiteral(x)}: whether a text that is not empty stands in the code. What another resource
 * brings, or the deployment reads from a store of secrets or parameters, does not, even while it is
 * unknown.
 */
final class IsLiteral {
  static final Function FUNCTION =
      new Function("isLiteral", false, 1, TRUTH, false, (in, _, _) -> of(in.getFirst()));

  private IsLiteral() {}

  private static Term of(Term term) {
    if (term instanceof Term.Open open) {
      return open.onlyAbsent() || comesFromElsewhere(open)
          ? Term.of(false, Term.placeOf(open))
          : open;
    }
    String text = Term.text(term);
    return text == null
        ? Term.misfit(term, "a text")
        : Term.of(!text.isEmpty() && !text.startsWith("{{resolve:"), Term.placeOf(term));
  }

  private static boolean comesFromElsewhere(Term.Open open) {
    Place place = open.causes().getFirst().place();
    return place != null
        && place.value() != null
        && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin)
        && (Cause.isResource(origin) || origin.expression().startsWith("{{resolve:"));
  }
}
