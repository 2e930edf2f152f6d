package dev.plumbline.policy.function;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.iam.Statement;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;

/** What the functions on statements share. */
final class Statements {
  private Statements() {}

  @FunctionalInterface
  interface Question {
    Truth of(Statement statement, String argument);
  }

  static Term ask(List<Term> in, Question question) {
    if (!(in.getFirst() instanceof Term.Known(Value.Obj members, Place place))) {
      return Term.misfit(in.getFirst(), "a statement");
    }
    String argument = in.size() > 1 ? Term.text(in.get(1)) : "";
    if (argument == null) {
      return Term.misfit(in.get(1), "a text");
    }
    return switch (question.of(new Statement(members), argument)) {
      case TRUE -> Term.of(true, place);
      case FALSE -> Term.of(false, place);
      case OPEN ->
          Term.open(new Cause(Cause.Kind.UNKNOWN, place, "part of the statement is not known"));
    };
  }
}
