package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * {@code size(x)} and {@code x.size()}: elements of a list, members of an object, characters. Open
 * where none of the elements is surely there.
 */
final class Sizes {
  static final Function SIZE = Function.of("size", 1, ANY, (in, _, _) -> of(in.getFirst()));
  static final Function SIZE_OF = Function.on("size", 1, ANY, (in, _, _) -> of(in.getFirst()));

  private Sizes() {}

  private static Term of(Term term) {
    List<Term> elements = Reading.elements(term);
    Term.Open doubt = term instanceof Term.Group group ? group.doubt() : null;
    if (doubt != null) {
      return doubt;
    }
    if (elements != null) {
      return count(elements.size(), term);
    }
    String text = Term.text(term);
    return text == null
        ? Term.misfit(term, "a list or a text")
        : count(text.codePointCount(0, text.length()), term);
  }

  private static Term count(int size, Term of) {
    return new Term.Known(Value.of(size), Term.placeOf(of));
  }
}
