package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;
import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * CEL's functions on texts. Regular expressions are RE2's, which take linear time whatever the
 * input, and match anywhere in the text, as in CEL.
 */
final class Texts {
  private static final Patterns PATTERNS = new Patterns();

  static final Function MATCHES =
      Function.on("matches", 2, TRUTH, (in, _, budget) -> matches(in, budget));
  static final Function STARTS_WITH = test("startsWith", String::startsWith);
  static final Function ENDS_WITH = test("endsWith", String::endsWith);
  static final Function CONTAINS = test("contains", String::contains);
  static final Function LOWER =
      Function.on(
          "lowerAscii",
          1,
          ANY,
          (in, _, _) -> {
            String text = Term.text(in.getFirst());
            return text == null
                ? Term.misfit(in.getFirst(), "a text")
                : new Term.Known(
                    Value.of(text.toLowerCase(Locale.ROOT)), Term.placeOf(in.getFirst()));
          });
  static final Function NUMBER =
      Function.of(
          "int",
          1,
          ANY,
          (in, _, _) -> {
            var number = Term.number(in.getFirst());
            return number == null
                ? Term.misfit(in.getFirst(), "a number")
                : new Term.Known(new Value.Num(number), Term.placeOf(in.getFirst()));
          });
  static final Function TEXT =
      Function.of(
          "string",
          1,
          ANY,
          (in, _, _) -> {
            String text = Term.text(in.getFirst());
            return text == null
                ? Term.misfit(in.getFirst(), "a text")
                : new Term.Known(Value.of(text), Term.placeOf(in.getFirst()));
          });

  private Texts() {}

  private static Term matches(List<Term> in, Budget budget) {
    String text = Term.text(in.getFirst());
    String regex = Term.text(in.get(1));
    return text == null || regex == null
        ? notText(in)
        : Term.of(PATTERNS.of(regex).isIn(text, budget), Term.placeOf(in.getFirst()));
  }

  private static Function test(String name, BiPredicate<String, String> test) {
    return Function.on(
        name,
        2,
        TRUTH,
        (in, _, budget) -> {
          String text = Term.text(in.getFirst());
          String other = Term.text(in.get(1));
          if (text == null || other == null) {
            return notText(in);
          }
          budget.spend(1 + text.length() / 256);
          return Term.of(test.test(text, other), Term.placeOf(in.getFirst()));
        });
  }

  private static Term notText(List<Term> in) {
    List<Term> elements = Reading.elements(in.getFirst());
    return Term.misfit(in.getFirst(), elements == null ? "a text" : "a text but a list");
  }
}
