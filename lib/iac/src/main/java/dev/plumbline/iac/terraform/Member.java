package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an expression that steps behind it read: of an object or a tuple that is written out,
 * one member; of anything else, all of it.
 *
 * @param rest the steps that the part is still to be read by
 */
record Member(Expression part, List<Traversal.Step> rest) {

  static Member of(Expression expression, List<Traversal.Step> steps) {
    Expression at = expression;
    int taken = 0;
    while (true) {
      Expression inner =
          at instanceof Expression.Parentheses(Expression within, Span _)
              ? within
              : taken < steps.size() ? element(at, steps.get(taken)) : null;
      if (inner == null) {
        return new Member(at, steps.subList(taken, steps.size()));
      }
      taken += at instanceof Expression.Parentheses ? 0 : 1;
      at = inner;
    }
  }

  private static @Nullable Expression element(Expression whole, Traversal.Step step) {
    return switch (step) {
      case Traversal.Attribute(String name, Span _) -> named(whole, name);
      case Traversal.Key(Value.Str(String name), Span _) -> named(whole, name);
      case Traversal.Key(Value.Num(var index), Span _)
          when whole instanceof Expression.Tuple tuple
              && index.signum() >= 0
              && index.precision() < 9
              && index.intValue() < tuple.elements().size() ->
          tuple.elements().get(index.intValue());
      case Traversal.Key _ -> null;
    };
  }

  /** The last member of a name counts; one whose key is computed may have any name. */
  private static @Nullable Expression named(Expression whole, String name) {
    if (!(whole instanceof Expression.Obj object)) {
      return null;
    }
    Expression found = null;
    for (Expression.Obj.Member member : object.members()) {
      String key = text(member.key());
      if (key == null) {
        return null;
      }
      found = key.equals(name) ? member.value() : found;
    }
    return found;
  }

  private static @Nullable String text(Expression key) {
    return switch (key) {
      case Expression.Literal(Value.Str(String text), Span _) -> text;
      case Template template -> template.literal();
      default -> null;
    };
  }
}
