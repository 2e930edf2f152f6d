package dev.plumbline.policy.cel;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code ==}, {@code !=} and the orders; numbers and booleans compare with their text as well. */
record Comparison(Operator operator, Node left, Node right) implements Node {
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL
  }

  @Override
  public Term evaluate(Frame frame) {
    Term a = left.evaluate(frame);
    Term b = right.evaluate(frame);
    if (a instanceof Term.Open open) {
      return b instanceof Term.Open other ? open.and(other) : open;
    }
    if (b instanceof Term.Open) {
      return b;
    }
    Place place = Term.placeOf(a) != null ? Term.placeOf(a) : Term.placeOf(b);
    return switch (operator) {
      case EQUAL -> same(a, b, place, true);
      case NOT_EQUAL -> same(a, b, place, false);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> ordered(a, b, place);
    };
  }

  private static Term same(Term a, Term b, @Nullable Place place, boolean wanted) {
    return switch (Equality.of(a, b)) {
      case TRUE -> Term.of(wanted, place);
      case FALSE -> Term.of(!wanted, place);
      case OPEN -> Term.misfit(a, "wholly known");
    };
  }

  private Term ordered(Term a, Term b, @Nullable Place place) {
    int order;
    if (a instanceof Term.Known(Value.Str(String x), _)
        && b instanceof Term.Known(Value.Str(String y), _)) {
      order = x.compareTo(y);
    } else {
      BigDecimal x = Term.number(a);
      BigDecimal y = Term.number(b);
      if (x == null || y == null) {
        return Term.misfit(x == null ? a : b, "a number");
      }
      order = x.compareTo(y);
    }
    boolean holds =
        switch (operator) {
          case LESS -> order < 0;
          case LESS_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_EQUAL -> order >= 0;
          case EQUAL, NOT_EQUAL -> throw new IllegalStateException("no order: " + operator);
        };
    return Term.of(holds, place);
  }
}
