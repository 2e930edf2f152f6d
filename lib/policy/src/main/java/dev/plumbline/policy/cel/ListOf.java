package dev.plumbline.policy.cel;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;

/** A list literal. */
record ListOf(List<Node> elements) implements Node {

  /** One of constants only is a constant itself. */
  static Node of(List<Node> elements) {
    var values = new ArrayList<Value>();
    for (Node element : elements) {
      if (element instanceof Constant(Term.Known(Value value, _))) {
        values.add(value);
      }
    }
    return values.size() == elements.size()
        ? new Constant(Term.of(new Value.Seq(values)))
        : new ListOf(List.copyOf(elements));
  }

  @Override
  public Term evaluate(Frame frame) {
    var terms = new ArrayList<Term>(elements.size());
    for (Node element : elements) {
      terms.add(element.evaluate(frame));
    }
    return new Term.Group(terms);
  }
}
