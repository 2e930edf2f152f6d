package dev.plumbline.policy.judge;

import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a resource, or of one of its elements.
 *
 * @param place what decided it; it may lie in another resource, such as a companion
 * @param each the element that it is about; null for the resource
 * @param wanted of an unknown one: the fact that would decide it
 */
record Judgement(Verdict verdict, Rule rule, Place place, @Nullable Term each, String wanted) {
  Judgement(Verdict verdict, Rule rule, Place place, String wanted) {
    this(verdict, rule, place, null, wanted);
  }

  Judgement of(Term element) {
    return new Judgement(verdict, rule, place, element, wanted);
  }

  enum Verdict {
    PASS,
    FAIL,
    UNKNOWN
  }
}
