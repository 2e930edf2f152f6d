package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code try} and {@code can}: as in Terraform, nothing is decided as long as an argument refers to
 * something unknown.
 */
final class TryEvaluator {
  private TryEvaluator() {}

  static Datum tryFirst(Expression.Call call, Evaluator evaluator) {
    List<String> failures = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      Datum unknown = unknownIn(argument, evaluator);
      if (unknown != null) {
        return Rendering.derived("try:" + call.span().text(), List.of(unknown), Type.Dynamic.ANY);
      }
      Evaluator aside = evaluator.aside();
      Datum value = aside.evaluate(argument);
      if (aside.evaluation().problems().errors() == 0) {
        return value;
      }
      failures.add(aside.evaluation().problems().found().getFirst().detail());
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
    Datum unknown = unknownIn(argument, evaluator);
    if (unknown != null) {
      return Rendering.derived("can:" + call.span().text(), List.of(unknown), Type.Primitive.BOOL);
    }
    Evaluator aside = evaluator.aside();
    Datum value = aside.evaluate(argument);
    if (aside.evaluation().problems().errors() == 0
        && !aside.evaluation().problems().found().isEmpty()) {
      // A file that may or may not be there.
      return Rendering.derived("can:" + call.span().text(), List.of(value), Type.Primitive.BOOL);
    }
    return Datum.of(aside.evaluation().problems().errors() == 0);
  }

  /** The value of a reference in the expression that is not wholly known; null when all are. */
  private static @Nullable Datum unknownIn(Expression expression, Evaluator evaluator) {
    for (Traversal.Absolute reference : References.in(expression)) {
      Evaluator aside = evaluator.aside();
      Datum value = aside.evaluate(reference);
      if (aside.evaluation().problems().errors() == 0 && !value.isWhollyKnown()) {
        return value;
      }
    }
    return null;
  }
}
