package dev.plumbline.iac.hcl;

import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands to the right of an attribute's equals sign, as written: nothing is evaluated. */
public sealed interface Expression extends Node
    permits Template,
        Traversal,
        Expression.Literal,
        Expression.Unary,
        Expression.Binary,
        Expression.Conditional,
        Expression.Call,
        Expression.Tuple,
        Expression.Obj,
        Expression.For,
        Expression.Index,
        Expression.Splat,
        Expression.SplatItem,
        Expression.Parentheses,
        Expression.Malformed {

  /**
   * A number, {@code true}, {@code false} or {@code null}; also, as a {@link Value.Str}, the bare
   * word that names an object's member. Quoted strings are a {@link Template}.
   */
  record Literal(Value value, Span span) implements Expression {}

  record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {}

  record Binary(
      BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
      implements Expression {}

  record Conditional(Expression condition, Expression then, Expression otherwise, Span span)
      implements Expression {}

  /**
   * @param name with its namespaces: {@code provider::aws::arn_parse}
   * @param expandLast whether the last argument is followed by {@code ...}
   */
  record Call(String name, List<Expression> arguments, boolean expandLast, Span nameSpan, Span span)
      implements Expression {}

  record Tuple(List<Expression> elements, Span span) implements Expression {}

  record Obj(List<Member> members, Span span) implements Expression {
    /**
     * @param key a bare word is a {@link Literal} of a {@link Value.Str}; {@code a.b} without
     *     parentheses is a {@link Traversal}, which only some places of Terraform allow
     */
    public record Member(Expression key, Expression value) {}
  }

  /**
   * A {@code for} in brackets (a tuple) or in braces (an object).
   *
   * @param keyName the first of two names, else null
   * @param key what stands before {@code =>}; null makes it a tuple
   * @param condition what stands after {@code if}
   * @param group whether {@code ...} follows the value
   */
  record For(
      @Nullable String keyName,
      String valueName,
      Expression collection,
      @Nullable Expression key,
      Expression value,
      @Nullable Expression condition,
      boolean group,
      Span span)
      implements Expression {}

  /** {@code collection[key]} where the key has to be evaluated. */
  record Index(Expression collection, Expression key, Span span) implements Expression {}

  /**
   * {@code source[*]} or {@code source.*}, with what is done to each element.
   *
   * @param each built on a {@link SplatItem}, which stands for the element of the innermost splat
   * @param full whether it was written {@code [*]}
   * @param marker the {@code [*]} or {@code .*} itself
   */
  record Splat(Expression source, Expression each, boolean full, Span marker, Span span)
      implements Expression {}

  /** The element that a splat is at. */
  record SplatItem(Span span) implements Expression {}

  record Parentheses(Expression inner, Span span) implements Expression {}

  /** What could not be read; a diagnostic says why. It is unknown, and nothing follows from it. */
  record Malformed(Span span) implements Expression {}

  /** Operators before one operand. */
  enum UnaryOperator {
    NOT,
    NEGATE
  }

  /** Operators between two operands, with how tightly they bind. */
  enum BinaryOperator {
    OR("||", 1),
    AND("&&", 2),
    EQUAL("==", 3),
    NOT_EQUAL("!=", 3),
    LESS("<", 4),
    LESS_OR_EQUAL("<=", 4),
    GREATER(">", 4),
    GREATER_OR_EQUAL(">=", 4),
    ADD("+", 5),
    SUBTRACT("-", 5),
    MULTIPLY("*", 6),
    DIVIDE("/", 6),
    MODULO("%", 6);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    public String symbol() {
      return symbol;
    }

    /** 1 binds loosest, 6 tightest; all are left-associative. */
    public int precedence() {
      return precedence;
    }
  }
}
