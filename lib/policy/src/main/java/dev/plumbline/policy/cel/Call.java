package dev.plumbline.policy.cel;

import dev.plumbline.policy.function.Function;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;

/** A call of one of our functions. */
record Call(Function function, List<Node> arguments) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    var terms = new ArrayList<Term>(arguments.size());
    for (Node argument : arguments) {
      terms.add(argument.evaluate(frame));
    }
    return function.call(terms, frame.scene(), frame.budget());
  }
}
