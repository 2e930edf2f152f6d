package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.YamlText;

/**
 * {@code yaml(x)}: the object or list in a YAML text, and so in a JSON text as well, such as the
 * content of a Systems Manager document.
 */
final class YamlOf {
  private static final int PER_STEP = 64;

  static final Function FUNCTION =
      Function.of("yaml", 1, ANY, (in, _, budget) -> of(in.getFirst(), budget));

  private YamlOf() {}

  private static Term of(Term term, Budget budget) {
    if (!(term instanceof Term.Known(Value.Str(String text), Place place))) {
      return Term.misfit(term, "a YAML text");
    }
    budget.spend(1 + text.length() / PER_STEP);
    Value value = YamlText.parse(text);
    return value == null
        ? Term.misfit(term, "a YAML object or list")
        : Term.at(value, place == null ? null : place.derive(value));
  }
}
