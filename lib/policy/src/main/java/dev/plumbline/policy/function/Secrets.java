package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;
import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.secret.Formats;
import dev.plumbline.policy.secret.Scripts;
import dev.plumbline.policy.secret.Search;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.function.Predicate;

/**
 * {@code holdsSecret(text)}: whether a text holds a credential of a known format; {@code
 * setsSecret(script)}: whether a shell script gives one to a variable whose name says so; {@code
 * resource.credentials()}: what in a resource looks like one, by format, place and randomness.
 */
final class Secrets {
  static final Function FUNCTION = inText("holdsSecret", Formats::foundIn);

  static final Function SET = inText("setsSecret", Scripts::assignIn);

  static final Function CREDENTIALS =
      Function.on(
          "credentials",
          1,
          LIST,
          (in, scene, budget) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            if (subject == null) {
              return Term.misfit(in.getFirst(), "a resource");
            }
            budget.spend(1 + subject.resource().attributes().members().size());
            return new Term.Group(Search.in(subject, scene));
          });

  private Secrets() {}

  private static Function inText(String name, Predicate<String> holds) {
    return Function.of(
        name,
        1,
        TRUTH,
        (in, _, budget) -> {
          String text = Term.text(in.getFirst());
          if (text == null) {
            return Term.misfit(in.getFirst(), "a text");
          }
          budget.spend(1 + text.length() / 64);
          return Term.of(holds.test(text), Term.placeOf(in.getFirst()));
        });
  }
}
