package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;

/** What keeps a comprehension going: everything but a plain false. */
record NotStrictlyFalse(Node operand) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    return Term.of(Term.truth(operand.evaluate(frame)) != Truth.FALSE, null);
  }
}
