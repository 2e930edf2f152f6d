package dev.plumbline.policy.judge;

import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Place;

/**
 * What a rule says of a resource, or of one of its elements.
 *
 * @param place what decided it; it may lie in another resource, such as a companion
 * @param wanted of an unknown one: the fact that would decide it
 */
record Judgement(Verdict verdict, Rule rule, Place place, String wanted) {
  enum Verdict {
    PASS,
    FAIL,
    UNKNOWN
  }
}
