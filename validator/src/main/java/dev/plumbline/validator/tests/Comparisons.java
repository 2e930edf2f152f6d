package dev.plumbline.validator.tests;

import dev.plumbline.model.value.Value;
import java.util.List;

/**
 * The ways to say that an expression has a value: Terraform's {@code ==} wants equal types, and a
 * list is no tuple.
 */
final class Comparisons {
  /** A condition that takes more is spread over lines. */
  private static final int WIDEST = 90;

  private Comparisons() {}

  /** Best to read first. */
  static List<String> of(String expression, Value value) {
    String literal = Literals.spread(value, WIDEST - expression.length());
    String plain = expression + " == " + literal;
    return switch (value) {
      case Value.Seq _ ->
          List.of(
              plain,
              "tolist(" + expression + ") == tolist(" + literal + ")",
              "toset(" + expression + ") == toset(" + literal + ")",
              "jsonencode(" + expression + ") == jsonencode(" + literal + ")");
      case Value.Obj _ ->
          List.of(
              plain,
              expression + " == tomap(" + literal + ")",
              "jsonencode(" + expression + ") == jsonencode(" + literal + ")");
      case Value.Bool _,
          Value.Num _,
          Value.Str _,
          Value.Null _,
          Value.Unknown _,
          Value.Sensitive _ ->
          List.of(plain);
    };
  }
}
