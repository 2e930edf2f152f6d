package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Expression.BinaryOperator;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic, comparison and logic. */
final class Operators {
  private Operators() {}

  static Datum unary(Expression.Unary unary, Datum operand, Evaluation evaluation) {
    Type type =
        switch (unary.operator()) {
          case NOT -> Type.Primitive.BOOL;
          case NEGATE -> Type.Primitive.NUMBER;
        };
    Datum converted = operand(operand, type, unary.operand(), evaluation);
    if (converted == null) {
      return failed(unary, type);
    }
    Datum result =
        switch (converted.unmarked()) {
          case Datum.Bool(boolean bool) -> Datum.of(!bool);
          case Datum.Num(BigFloat number) -> Datum.of(number.negated());
          case Datum other ->
              Bounds.notNull(Rendering.derived(unary.operator().name(), List.of(other), type));
        };
    return result.sensitiveIf(converted instanceof Datum.Sensitive);
  }

  static Datum binary(Expression.Binary binary, Datum left, Datum right, Evaluation evaluation) {
    BinaryOperator operator = binary.operator();
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> {
        Boolean equal = Equality.equal(left, right);
        Datum result =
            equal == null
                ? Bounds.notNull(
                    Rendering.derived(operator.symbol(), List.of(left, right), Type.Primitive.BOOL))
                : Datum.of(equal == (operator == BinaryOperator.EQUAL));
        yield result.sensitiveIf(left.hasMark() || right.hasMark());
      }
      case AND, OR ->
          typed(binary, left, right, Type.Primitive.BOOL, Type.Primitive.BOOL, evaluation);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          typed(binary, left, right, Type.Primitive.NUMBER, Type.Primitive.BOOL, evaluation);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
          typed(binary, left, right, Type.Primitive.NUMBER, Type.Primitive.NUMBER, evaluation);
    };
  }

  private static Datum typed(
      Expression.Binary binary,
      Datum left,
      Datum right,
      Type operands,
      Type result,
      Evaluation evaluation) {
    Datum a = operand(left, operands, binary.left(), evaluation);
    Datum b = operand(right, operands, binary.right(), evaluation);
    if (a == null || b == null) {
      return failed(binary, result);
    }
    Datum value =
        switch (a.unmarked()) {
          case Datum.Num(BigFloat x) when b.unmarked() instanceof Datum.Num(BigFloat y) ->
              numbers(binary, x, y, evaluation);
          case Datum.Bool(boolean x) when b.unmarked() instanceof Datum.Bool(boolean y) ->
              Datum.of(binary.operator() == BinaryOperator.AND ? x && y : x || y);
          case Datum other -> open(binary, other, b.unmarked(), result);
        };
    return value.sensitiveIf(a instanceof Datum.Sensitive || b instanceof Datum.Sensitive);
  }

  private static Datum open(Expression.Binary binary, Datum a, Datum b, Type result) {
    Boolean known =
        switch (binary.operator()) {
          case LESS -> Bounds.isLess(Bounds.ofNumber(a), Bounds.ofNumber(b));
          case GREATER -> Bounds.isLess(Bounds.ofNumber(b), Bounds.ofNumber(a));
          case LESS_OR_EQUAL -> lessOrEqual(a, b);
          case GREATER_OR_EQUAL -> lessOrEqual(b, a);
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, AND, OR, EQUAL, NOT_EQUAL -> null;
        };
    return known == null
        ? Bounds.notNull(Rendering.derived(binary.operator().symbol(), List.of(a, b), result))
        : Datum.of(known);
  }

  /** Terraform asks for less and for equal, and wants to know both. */
  private static @Nullable Boolean lessOrEqual(Datum a, Datum b) {
    Boolean less = Bounds.isLess(Bounds.ofNumber(a), Bounds.ofNumber(b));
    Boolean equal = Equality.equal(a, b);
    return less == null || equal == null ? null : (Boolean) (less || equal);
  }

  private static Datum numbers(
      Expression.Binary binary, BigFloat x, BigFloat y, Evaluation evaluation) {
    return switch (binary.operator()) {
      case ADD -> Datum.of(x.plus(y));
      case SUBTRACT -> Datum.of(x.minus(y));
      case MULTIPLY -> Datum.of(x.times(y));
      case DIVIDE, MODULO -> {
        if (y.signum() == 0 && binary.operator() == BinaryOperator.MODULO) {
          // Terraform answers so: nothing is taken away.
          yield Datum.of(x);
        }
        if (y.signum() == 0) {
          yield divisionByZero(binary, x.signum() != 0, evaluation);
        }
        yield Datum.of(
            binary.operator() == BinaryOperator.DIVIDE ? x.dividedBy(y) : x.remainder(y));
      }
      case LESS -> Datum.of(x.compareTo(y) < 0);
      case LESS_OR_EQUAL -> Datum.of(x.compareTo(y) <= 0);
      case GREATER -> Datum.of(x.compareTo(y) > 0);
      case GREATER_OR_EQUAL -> Datum.of(x.compareTo(y) >= 0);
      case AND, OR, EQUAL, NOT_EQUAL ->
          throw new IllegalStateException("no arithmetic: " + binary.operator());
    };
  }

  private static Datum divisionByZero(
      Expression.Binary binary, boolean infinite, Evaluation evaluation) {
    var problem =
        Diagnostic.error("Division by zero", "The divisor is zero.", binary.right().span().range());
    if (infinite) {
      evaluation.problems().addLate(problem);
    } else {
      evaluation.problems().add(problem);
    }
    return failed(binary, Type.Primitive.NUMBER);
  }

  private static @Nullable Datum operand(
      Datum value, Type type, Expression expression, Evaluation evaluation) {
    if (value.isNull()) {
      evaluation.error(
          "Invalid operand",
          "This value is null, and the operator needs a value.",
          expression.span());
      return null;
    }
    try {
      return Conversion.convert(value, type);
    } catch (ConversionException e) {
      evaluation.error(
          "Invalid operand",
          "The operator can't be applied to this value: " + e.getMessage() + ".",
          expression.span());
      return null;
    }
  }

  private static Datum failed(Expression expression, Type type) {
    return Datum.unknown(type, "an error at " + expression.range());
  }
}
