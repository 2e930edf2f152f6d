package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;

/**
 * {@code c ? a : b}; open while the condition is, and then for what keeps {@code a} and {@code b}
 * open as well: {@code filter} and the like carry in {@code b} what they met before.
 */
record Conditional(Node condition, Node yes, Node no) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term decides = condition.evaluate(frame);
    return switch (Term.truth(decides)) {
      case TRUE -> yes.evaluate(frame);
      case FALSE -> no.evaluate(frame);
      case OPEN -> Logic.open(decides, yes.evaluate(frame), no.evaluate(frame));
    };
  }
}
