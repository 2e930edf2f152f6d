package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code range.holdsPort(22)}: whether ports as Azure and Google Cloud write them hold one: {@code
 * *}, {@code 22}, {@code 20-30}, or several with commas. What is no such text is open.
 */
final class HoldsPort {
  static final Function FUNCTION = Function.on("holdsPort", 2, TRUTH, (in, _, _) -> of(in));

  private HoldsPort() {}

  private static Term of(List<Term> in) {
    String text = Term.text(in.getFirst());
    var port = Term.number(in.get(1));
    if (text == null || port == null) {
      return Term.misfit(text == null ? in.getFirst() : in.get(1), "a port or a range of ports");
    }
    boolean held = false;
    for (String part : text.split(",", -1)) {
      Boolean holds = holds(part.strip(), port.intValue());
      if (holds == null) {
        return Term.misfit(in.getFirst(), "a port or a range of ports");
      }
      held |= holds;
    }
    return Term.of(held, Term.placeOf(in.getFirst()));
  }

  private static @Nullable Boolean holds(String range, int port) {
    if (range.equals("*")) {
      return true;
    }
    int dash = range.indexOf('-');
    int low = number(dash < 0 ? range : range.substring(0, dash));
    int high = dash < 0 ? low : number(range.substring(dash + 1));
    return low < 0 || high < 0 ? null : low <= port && port <= high;
  }

  private static int number(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
  }
}
