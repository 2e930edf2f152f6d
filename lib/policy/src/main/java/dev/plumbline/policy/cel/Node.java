package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Term;

/** A compiled part of a condition. */
@FunctionalInterface
interface Node {
  Term evaluate(Frame frame);
}
