package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;

/** Kleene's or: true decides, whatever else is open. */
record Or(Node left, Node right) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term a = left.evaluate(frame);
    Truth first = Term.truth(a);
    if (first == Truth.TRUE) {
      return a;
    }
    Term b = right.evaluate(frame);
    Truth second = Term.truth(b);
    if (second == Truth.TRUE) {
      return b;
    }
    return Logic.undecided(a, first, b, second);
  }
}
