package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;

/** {@code x.name}. */
record Select(Node operand, String name) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    return Reading.member(operand.evaluate(frame), name);
  }
}
