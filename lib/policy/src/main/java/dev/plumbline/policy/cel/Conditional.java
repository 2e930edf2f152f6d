package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;

/** {@code c ? a : b}; with an open condition it is known only where both sides are the same. */
record Conditional(Node condition, Node yes, Node no) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term decides = condition.evaluate(frame);
    return switch (Term.truth(decides)) {
      case TRUE -> yes.evaluate(frame);
      case FALSE -> no.evaluate(frame);
      case OPEN -> {
        Term a = yes.evaluate(frame);
        yield a instanceof Term.Known && a.equals(no.evaluate(frame)) ? a : Logic.open(decides);
      }
    };
  }
}
