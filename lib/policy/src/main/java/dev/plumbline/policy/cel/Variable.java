package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;

/** A variable: the resource, the element, or what a comprehension binds. */
record Variable(int slot) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    return frame.get(slot);
  }
}
