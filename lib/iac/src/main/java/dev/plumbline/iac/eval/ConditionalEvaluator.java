package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code condition ? a : b}: both sides give the result its type, one of them its value. */
final class ConditionalEvaluator {
  private ConditionalEvaluator() {}

  static Datum evaluate(Expression.Conditional conditional, Evaluator evaluator) {
    Evaluator thenAside = evaluator.aside();
    Evaluator otherwiseAside = evaluator.aside();
    Datum then = thenAside.evaluate(conditional.then());
    Datum otherwise = otherwiseAside.evaluate(conditional.otherwise());
    Datum condition = evaluator.evaluate(conditional.condition());
    Evaluation evaluation = evaluator.evaluation();
    Boolean chosen = condition(condition, conditional.condition().span(), evaluation);
    boolean marked = condition instanceof Datum.Sensitive;
    if (chosen == null) {
      Type type = common(then, otherwise);
      if (type == null && !condition.isKnown()) {
        return inconsistent(conditional, then, otherwise, evaluation);
      }
      return (condition.isKnown()
              ? Datum.unknown(type == null ? Type.Dynamic.ANY : type, "its condition is an error")
              : either(condition, then, otherwise, type == null ? Type.Dynamic.ANY : type))
          .sensitiveIf(marked);
    }
    evaluation
        .problems()
        .addAll((chosen ? thenAside : otherwiseAside).evaluation().problems().found());
    Datum result = chosen ? then : otherwise;
    Type type = common(then, otherwise);
    if (type == null) {
      return inconsistent(conditional, then, otherwise, evaluation);
    }
    return convert(result, type, conditional.span(), evaluation).sensitiveIf(marked);
  }

  private static Datum inconsistent(
      Expression.Conditional conditional, Datum then, Datum otherwise, Evaluation evaluation) {
    return Steps.problem(
        "Inconsistent conditional result types",
        "The two results of a conditional must be of one type, but these are "
            + then.type().describe()
            + " and "
            + otherwise.type().describe()
            + ".",
        conditional.span(),
        evaluation);
  }

  /** What is certain of the result before anyone knows which of the two it is. */
  private static Datum either(Datum condition, Datum then, Datum otherwise, Type type) {
    Datum.Unknown open = Rendering.derived("?:", List.of(condition, then, otherwise), type);
    if (type == Type.Dynamic.ANY || !isSomething(then) || !isSomething(otherwise)) {
      return open;
    }
    Bounds bounds = null;
    if (then.type() == Type.Primitive.NUMBER && otherwise.type() == Type.Primitive.NUMBER) {
      bounds = Bounds.ofNumber(then).around(Bounds.ofNumber(otherwise));
    } else if (then.type().isCollection() && then.type().equals(otherwise.type())) {
      bounds = Bounds.ofLength(then).around(Bounds.ofLength(otherwise));
    }
    return bounds == null ? Bounds.notNull(open) : bounds.applied(open);
  }

  private static boolean isSomething(Datum value) {
    return switch (value.unmarked()) {
      case Datum.Null _ -> false;
      case Datum.Unknown unknown -> unknown.notNull();
      default -> true;
    };
  }

  private static Datum convert(Datum result, Type type, Span span, Evaluation evaluation) {
    try {
      return Conversion.convert(result, type);
    } catch (ConversionException e) {
      return Steps.problem(
          "Inconsistent conditional result types",
          "The result can't take the type of the other one: " + e.getMessage() + ".",
          span,
          evaluation);
    }
  }

  private static @Nullable Type common(Datum then, Datum otherwise) {
    if (isBareNull(then)) {
      return otherwise.type();
    }
    if (isBareNull(otherwise)) {
      return then.type();
    }
    if (then.type() == Type.Dynamic.ANY || otherwise.type() == Type.Dynamic.ANY) {
      return Type.Dynamic.ANY;
    }
    return Unification.unify(List.of(then.type(), otherwise.type()));
  }

  private static boolean isBareNull(Datum value) {
    return value.unmarked() instanceof Datum.Null(Type type) && type == Type.Dynamic.ANY;
  }

  /** What a condition says; null when it is unknown, or no bool, which is then reported. */
  static @Nullable Boolean condition(Datum condition, Span span, Evaluation evaluation) {
    if (condition.isNull()) {
      evaluation.error("Null condition", "The condition is null; it must be true or false.", span);
      return null;
    }
    if (!condition.isKnown()) {
      return null;
    }
    try {
      return Conversion.convert(condition.unmarked(), Type.Primitive.BOOL)
              instanceof Datum.Bool(boolean is)
          ? (Boolean) is
          : null;
    } catch (ConversionException e) {
      evaluation.error(
          "Incorrect condition type",
          "The condition must be true or false: " + e.getMessage() + ".",
          span);
      return null;
    }
  }
}
