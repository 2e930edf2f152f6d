package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;

/** Kleene's not: open stays open. */
record Not(Node operand) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term term = operand.evaluate(frame);
    return switch (Term.truth(term)) {
      case TRUE -> Term.of(false, Term.placeOf(term));
      case FALSE -> Term.of(true, Term.placeOf(term));
      case OPEN -> Logic.open(term);
    };
  }
}
