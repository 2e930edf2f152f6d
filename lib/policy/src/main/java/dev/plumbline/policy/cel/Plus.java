package dev.plumbline.policy.cel;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code +}: numbers, texts and lists. */
record Plus(Node left, Node right) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term a = left.evaluate(frame);
    Term b = right.evaluate(frame);
    if (a instanceof Term.Open open) {
      return b instanceof Term.Open other ? open.and(other) : open;
    }
    if (a instanceof Term.Known(Value.Str(String x), var place)) {
      String y = Term.text(b);
      return y != null
          ? new Term.Known(Value.of(x + y), place)
          : b instanceof Term.Open ? b : Term.misfit(b, "a text");
    }
    List<Term> xs = a instanceof Term.Known(Value.Obj _, _) ? null : Reading.elements(a);
    List<Term> ys = b instanceof Term.Known(Value.Obj _, _) ? null : Reading.elements(b);
    if (xs != null && ys != null) {
      var all = new ArrayList<>(xs);
      all.addAll(ys);
      frame.budget().spend(all.size());
      return new Term.Group(all, perhaps(a, b, xs.size()));
    }
    BigDecimal x = Term.number(a);
    BigDecimal y = Term.number(b);
    if (x != null && y != null) {
      return new Term.Known(new Value.Num(x.add(y)), Term.placeOf(a));
    }
    return b instanceof Term.Open ? b : Term.misfit(a, "something that can be added");
  }

  /** What may be missing from either list may be missing from both together. */
  private static Map<Integer, Subject> perhaps(Term a, Term b, int first) {
    var all = new HashMap<Integer, Subject>();
    if (a instanceof Term.Group group) {
      all.putAll(group.perhaps());
    }
    if (b instanceof Term.Group group) {
      group.perhaps().forEach((at, missing) -> all.put(first + at, missing));
    }
    return all;
  }
}
