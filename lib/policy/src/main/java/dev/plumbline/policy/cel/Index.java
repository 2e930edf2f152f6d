package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;

/** {@code x[key]}. */
record Index(Node operand, Node key) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    return Reading.index(operand.evaluate(frame), key.evaluate(frame));
  }
}
