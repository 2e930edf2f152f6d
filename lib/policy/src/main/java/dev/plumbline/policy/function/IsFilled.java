package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * {@code isFilled(x)}: whether there is a value that is neither an empty text nor an empty list. An
 * attribute of another resource is one, even while it is unknown.
 */
final class IsFilled {
  static final Function FUNCTION =
      new Function("isFilled", false, 1, TRUTH, false, (in, _, _) -> of(in.getFirst()));

  private IsFilled() {}

  private static Term of(Term term) {
    if (term instanceof Term.Open open) {
      if (open.onlyAbsent()) {
        return Term.of(false, Term.placeOf(open));
      }
      return isOfResource(open) ? Term.of(true, Term.placeOf(open)) : open;
    }
    if (term instanceof Term.Group group && group.doubt() instanceof Term.Open doubt) {
      return doubt;
    }
    String text = Term.text(term);
    List<Term> elements = Reading.elements(term);
    boolean empty = text != null ? text.isEmpty() : elements != null && elements.isEmpty();
    return Term.of(!empty, Term.placeOf(term));
  }

  private static boolean isOfResource(Term.Open open) {
    Place place = open.causes().getFirst().place();
    return place != null
        && place.value() != null
        && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin)
        && Cause.isResource(origin);
  }
}
