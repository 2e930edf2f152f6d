package dev.plumbline.iac.hcl;

import dev.plumbline.iac.hcl.Expression.Binary;
import dev.plumbline.iac.hcl.Expression.BinaryOperator;
import dev.plumbline.iac.hcl.Expression.Conditional;
import dev.plumbline.iac.hcl.Expression.Malformed;
import dev.plumbline.iac.hcl.Expression.Parentheses;
import dev.plumbline.iac.hcl.Expression.Unary;
import dev.plumbline.iac.hcl.Expression.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Expressions by recursive descent: conditionals, operators by precedence, then terms.
 *
 * <p>Each method leaves in {@link #height} how high the tree is that it returns.
 */
final class ExpressionParser {
  private final Cursor cursor;
  private final Failing failing;
  private final TermParser terms;
  private final TraversalParser traversals;
  private final CollectionParser collections;
  private final TemplateParser templates;
  private int height;

  ExpressionParser(Cursor cursor, Failing failing) {
    this.cursor = cursor;
    this.failing = failing;
    this.terms = new TermParser(cursor, failing, this);
    this.traversals = new TraversalParser(cursor, failing, this, terms);
    this.collections = new CollectionParser(cursor, failing, this);
    this.templates = new TemplateParser(cursor, failing, this);
  }

  CollectionParser collections() {
    return collections;
  }

  TemplateParser templates() {
    return templates;
  }

  /** Any expression, from the next token on. */
  Expression parse() {
    int start = cursor.start();
    if (!failing.enter()) {
      failing.leave();
      return malformed(start);
    }
    Expression condition = binary(1);
    if (!failing.isFailing() && cursor.is(TokenKind.QUESTION)) {
      condition = conditional(condition, start);
    }
    failing.leave();
    return condition;
  }

  private Expression conditional(Expression condition, int start) {
    int tallest = height;
    cursor.next();
    Expression then = parse();
    tallest = Math.max(tallest, height);
    if (!cursor.take(TokenKind.COLON)) {
      failing.fail(
          "Missing false expression in conditional",
          "A conditional is written \"condition ? a : b\". Expected \":\", but found "
              + cursor.found()
              + ".",
          cursor.here());
      return malformed(start);
    }
    Expression otherwise = parse();
    grown(Math.max(tallest, height));
    return new Conditional(condition, then, otherwise, cursor.span(start));
  }

  private Expression binary(int loosest) {
    int start = cursor.start();
    Expression left = withTraversals();
    while (!failing.isFailing()) {
      BinaryOperator operator = operator();
      if (operator == null || operator.precedence() < loosest) {
        return left;
      }
      int tallest = height;
      Span operatorSpan = cursor.here();
      cursor.next();
      Expression right = binary(operator.precedence() + 1);
      grown(Math.max(tallest, height));
      left = new Binary(operator, left, right, operatorSpan, cursor.span(start));
    }
    return left;
  }

  private @Nullable BinaryOperator operator() {
    return switch (cursor.peek()) {
      case OR -> BinaryOperator.OR;
      case AND -> BinaryOperator.AND;
      case EQUAL_OP -> BinaryOperator.EQUAL;
      case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case LESS -> BinaryOperator.LESS;
      case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case GREATER -> BinaryOperator.GREATER;
      case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case PLUS -> BinaryOperator.ADD;
      case MINUS -> BinaryOperator.SUBTRACT;
      case STAR -> BinaryOperator.MULTIPLY;
      case SLASH -> BinaryOperator.DIVIDE;
      case PERCENT -> BinaryOperator.MODULO;
      default -> null;
    };
  }

  /** A term and what is read of it. */
  Expression withTraversals() {
    int start = cursor.start();
    Expression term = term(start);
    return failing.isFailing() ? term : traversals.parse(term, start);
  }

  private Expression term(int start) {
    height = 1;
    return switch (cursor.peek()) {
      case IDENTIFIER -> terms.nameOrCall();
      case NUMBER -> terms.number();
      case OPEN_QUOTE -> templates.quoted();
      case OPEN_HEREDOC -> templates.heredoc();
      case OPEN_BRACKET -> collections.tuple();
      case OPEN_BRACE -> collections.object();
      case OPEN_PAREN -> parentheses(start);
      case MINUS -> unary(UnaryOperator.NEGATE, start);
      case BANG -> unary(UnaryOperator.NOT, start);
      default -> {
        failing.fail(
            "Invalid expression",
            "Expected the start of an expression, but found " + cursor.found() + ".",
            cursor.here());
        yield malformed(start);
      }
    };
  }

  private Expression parentheses(int start) {
    Span opening = cursor.here();
    cursor.next();
    boolean rule = cursor.skipNewlines(true);
    Expression inner = parse();
    failing.close(TokenKind.CLOSE_PAREN, rule, opening, "parenthesis");
    grown(height);
    return new Parentheses(inner, cursor.span(start));
  }

  private Expression unary(UnaryOperator operator, int start) {
    cursor.next();
    if (!failing.enter()) {
      failing.leave();
      return malformed(start);
    }
    Expression operand = withTraversals();
    failing.leave();
    grown(height);
    return new Unary(operator, operand, cursor.span(start));
  }

  /** The height of the expression that was returned last. */
  int height() {
    return height;
  }

  /** Undoes what a part that is no part of the tree added. */
  void restoreHeight(int known) {
    height = known;
  }

  /** A node was put on top of trees that high. */
  void grown(int below) {
    height = below + 1;
    if (height > Failing.HIGHEST) {
      failing.fail(
          "Expression is too long",
          "This expression chains more than "
              + Failing.HIGHEST
              + " operations. Move parts of it into local values.",
          cursor.here());
    }
  }

  /** What stands from {@code start} up to here can't be read. */
  Malformed malformed(int start) {
    height = 1;
    return new Malformed(cursor.span(start));
  }
}
