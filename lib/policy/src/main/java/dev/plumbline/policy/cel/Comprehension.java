package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.HashMap;
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
    for (int i = 0; i < elements.size(); i++) {
      frame.budget().spend(1);
      frame.set(element, elements.get(i));
      if (Term.truth(goesOn.evaluate(frame)) == Truth.FALSE) {
        break;
      }
      Term before = frame.get(result);
      Term after = step.evaluate(frame);
      Subject missing = over instanceof Term.Group group ? group.perhaps().get(i) : null;
      frame.set(result, missing == null ? after : either(before, after, missing));
    }
    Term found = yield.evaluate(frame);
    frame.set(element, outerElement);
    frame.set(result, outerResult);
    return withPlace(found, over);
  }

  /** What holds whether or not an element is there. */
  private static Term either(Term without, Term with, Subject missing) {
    if (with instanceof Term.Open || Equality.of(without, with) == Truth.TRUE) {
      return with;
    }
    if (without instanceof Term.Open) {
      return without; // open already, by one before it
    }
    return with instanceof Term.Group longer
        ? perhaps(without, longer, missing)
        : Term.open(missing.existence());
  }

  /** What {@code filter} keeps or {@code map} makes of it may be missing from their list too. */
  private static Term perhaps(Term without, Term.Group longer, Subject missing) {
    List<Term> before = Reading.elements(without);
    var all = new HashMap<>(longer.perhaps());
    for (int i = before == null ? 0 : before.size(); i < longer.elements().size(); i++) {
      all.putIfAbsent(i, missing);
    }
    return new Term.Group(longer.elements(), all);
  }

  /** A verdict on an empty list points at the list. */
  private static Term withPlace(Term found, Term over) {
    return found instanceof Term.Known(var value, var place) && place == null
        ? new Term.Known(value, Term.placeOf(over))
        : found;
  }
}
