package dev.plumbline.policy.function;

import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * Something a condition may call.
 *
 * @param receiver whether it is written {@code x.name(…)}, with {@code x} as its first argument
 * @param arguments how many it takes, the receiver included
 * @param strict whether an open argument makes the result open without a call
 */
public record Function(
    String name, boolean receiver, int arguments, Result result, boolean strict, Body body) {

  public enum Result {
    TRUTH,
    LIST,
    ANY
  }

  /** The work. Must be cheap, pure, and tolerant of any argument. */
  @FunctionalInterface
  public interface Body {
    Term apply(List<Term> arguments, Scene scene, Budget budget);
  }

  static Function of(String name, int arguments, Result result, Body body) {
    return new Function(name, false, arguments, result, true, body);
  }

  static Function on(String name, int arguments, Result result, Body body) {
    return new Function(name, true, arguments, result, true, body);
  }

  static Function lenient(String name, int arguments, Result result, Body body) {
    return new Function(name, true, arguments, result, false, body);
  }

  public Term call(List<Term> terms, Scene scene, Budget budget) {
    if (strict) {
      Term.Open open = null;
      for (Term term : terms) {
        if (term instanceof Term.Open next) {
          open = open == null ? next : open.and(next);
        }
      }
      if (open != null) {
        return open;
      }
    }
    return body.apply(terms, scene, budget);
  }
}
