package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code try} and {@code can}: as in Terraform, an error decides at once, and a value when all of
 * it is known.
 */
final class TryEvaluator {
  private TryEvaluator() {}

  static Datum tryFirst(Expression.Call call, Evaluator evaluator) {
    List<String> failures = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Evaluator aside = evaluator.aside();
      Datum value = aside.evaluate(argument);
      Problems problems = aside.evaluation().problems();
      if (problems.catchable() == 0) {
        if (problems.errors() > 0) {
          evaluator.evaluation().problems().addAll(problems.found());
        }
        return value.isWhollyKnown()
            ? value
            : Rendering.derived("try:" + call.span().text(), List.of(value), Type.Dynamic.ANY);
      }
      failures.add(problems.found().getFirst().detail());
    }
    return Steps.problem(
        "Error in function call",
        call.arguments().isEmpty()
            ? "try needs at least one argument."
            : "No argument of try could be evaluated: " + String.join(" ", failures),
        call.span(),
        evaluator.evaluation());
  }

  static Datum can(Expression.Call call, Evaluator evaluator) {
    if (call.arguments().size() != 1) {
      return Steps.problem(
          "Wrong number of function arguments",
          "can takes one argument.",
          call.span(),
          evaluator.evaluation());
    }
    Expression argument = call.arguments().getFirst();
    Evaluator aside = evaluator.aside();
    Datum value = aside.evaluate(argument);
    Problems problems = aside.evaluation().problems();
    boolean failed = problems.catchable() > 0;
    // A file that is not there now may be there later, which is a warning.
    boolean open =
        problems.errors() == 0 && (!value.isWhollyKnown() || !problems.found().isEmpty());
    return failed || !open
        ? Datum.of(!failed)
        : Rendering.derived("can:" + call.span().text(), List.of(value), Type.Primitive.BOOL);
  }
}
