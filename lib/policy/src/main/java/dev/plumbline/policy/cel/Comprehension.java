package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.HashSet;
import java.util.List;

/** What {@code exists}, {@code all}, {@code filter} and {@code map} expand to. */
record Comprehension(
    Node range, int element, int result, Node start, Node goesOn, Node step, Node yield)
    implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term over = range.evaluate(frame);
    if (over instanceof Term.Open) {
      return over;
    }
    List<Term> elements = Reading.elements(over);
    if (elements == null) {
      return Term.misfit(over, "a list");
    }
    Term outerElement = frame.get(element);
    Term outerResult = frame.get(result);
    frame.set(result, start.evaluate(frame));
    for (Term each : elements) {
      frame.budget().spend(1);
      frame.set(element, each);
      if (Term.truth(goesOn.evaluate(frame)) == Truth.FALSE) {
        break;
      }
      Term before = frame.get(result);
      Term after = step.evaluate(frame);
      frame.set(result, mayMiss(each, over) ? either(before, after, each) : after);
    }
    Term found = yield.evaluate(frame);
    frame.set(element, outerElement);
    frame.set(result, outerResult);
    return withPlace(found, over);
  }

  private static boolean mayMiss(Term each, Term over) {
    return each instanceof Term.Ref(Subject subject)
        && over instanceof Term.Group group
        && group.perhaps().contains(subject);
  }

  /** What holds whether or not an element is there. */
  private static Term either(Term without, Term with, Term each) {
    if (with instanceof Term.Group kept && kept.elements().contains(each)) {
      return perhaps(kept, each);
    }
    if (Term.truth(with) == Truth.OPEN || Term.truth(without) == Term.truth(with)) {
      return with;
    }
    return Term.truth(without) == Truth.OPEN || !(each instanceof Term.Ref(Subject subject))
        ? without // open already, by one before it
        : Term.open(subject.existence());
  }

  /** What {@code filter} keeps may be missing from its list as well. */
  private static Term perhaps(Term.Group kept, Term each) {
    var all = new HashSet<>(kept.perhaps());
    if (each instanceof Term.Ref(Subject subject)) {
      all.add(subject);
    }
    return new Term.Group(kept.elements(), all);
  }

  /** A verdict on an empty list points at the list. */
  private static Term withPlace(Term found, Term over) {
    return found instanceof Term.Known(var value, var place) && place == null
        ? new Term.Known(value, Term.placeOf(over))
        : found;
  }
}
