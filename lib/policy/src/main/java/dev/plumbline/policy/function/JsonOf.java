package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.JsonText;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code json(x)}: the object or list in a JSON text, such as a task's container definitions. Of a
 * text that is only partly known, what is known is read.
 */
final class JsonOf {
  private static final int PER_STEP = 256;

  static final Function FUNCTION =
      new Function("json", false, 1, ANY, false, (in, _, budget) -> of(in, budget));

  private JsonOf() {}

  private static Term of(List<Term> in, Budget budget) {
    Term term = in.getFirst();
    return switch (term) {
      case Term.Known(Value.Str(String text), Place place) -> {
        budget.spend(1 + text.length() / PER_STEP);
        yield found(JsonText.parse(text), place, term);
      }
      case Term.Open open -> {
        Value known = JsonText.knownPart(open);
        yield known == null ? open : found(known, Term.placeOf(open), term);
      }
      case Term.Known _, Term.Ref _, Term.Group _ -> Term.misfit(term, "a JSON text");
    };
  }

  private static Term found(@Nullable Value value, @Nullable Place place, Term text) {
    return value == null
        ? Term.misfit(text, "a JSON object or list")
        : Term.at(value, place == null ? null : place.derive(value));
  }
}
