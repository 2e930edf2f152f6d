package dev.plumbline.iac.hcl;

import dev.plumbline.iac.hcl.Expression.Call;
import dev.plumbline.iac.hcl.Expression.Literal;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms that start with a word: names, keywords, calls; and numbers. */
final class TermParser {
  /** Digits and exponent of a number, beyond which it is refused rather than computed with. */
  private static final int MOST_DIGITS = 10_000;

  private static final int LARGEST_EXPONENT = 100_000;

  private final Cursor cursor;
  private final Failing failing;
  private final ExpressionParser expressions;

  TermParser(Cursor cursor, Failing failing, ExpressionParser expressions) {
    this.cursor = cursor;
    this.failing = failing;
    this.expressions = expressions;
  }

  Expression nameOrCall() {
    Span nameSpan = cursor.here();
    String name = cursor.name();
    cursor.next();
    TokenKind after = cursor.peek();
    if (after == TokenKind.OPEN_PAREN || after == TokenKind.DOUBLE_COLON) {
      return call(name, nameSpan);
    }
    return switch (name) {
      case "true" -> new Literal(Value.Bool.TRUE, nameSpan);
      case "false" -> new Literal(Value.Bool.FALSE, nameSpan);
      case "null" -> new Literal(Value.Null.NULL, nameSpan);
      default -> new Traversal.Absolute(name, List.of(), nameSpan, nameSpan);
    };
  }

  Expression number() {
    Span span = cursor.here();
    cursor.next();
    Value value = numberOf(span);
    if (value == null) {
      return new Expression.Malformed(span);
    }
    return new Literal(value, span);
  }

  /** The number that stands at {@code span}; null, and said, where it is out of all bounds. */
  Value.@Nullable Num numberOf(Span span) {
    Value.Num value = number(span.text());
    if (value == null) {
      failing.note(
          "Number is out of range",
          "This number has more digits or a larger exponent than Plumbline computes with.",
          span);
    }
    return value;
  }

  /** The value of a well-formed number, or null where it is out of all bounds. */
  static Value.@Nullable Num number(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    int exponentDigits = mark < 0 ? 0 : text.length() - mark - 1;
    boolean bounded =
        text.length() <= MOST_DIGITS
            && exponentDigits <= 9
            && (mark < 0
                || Math.abs(Long.parseLong(text, mark + 1, text.length(), 10)) <= LARGEST_EXPONENT);
    return bounded ? new Value.Num(new BigDecimal(text)) : null;
  }

  private Expression call(String first, Span firstSpan) {
    String name = first;
    int start = firstSpan.start();
    while (cursor.is(TokenKind.DOUBLE_COLON)) {
      cursor.next();
      if (!cursor.is(TokenKind.IDENTIFIER)) {
        failing.fail(
            "Missing function name",
            "Expected a name behind \"::\", but found " + cursor.found() + ".",
            cursor.here());
        return expressions.malformed(start);
      }
      name = name + "::" + cursor.name();
      cursor.next();
    }
    Span nameSpan = cursor.span(start);
    if (!cursor.is(TokenKind.OPEN_PAREN)) {
      failing.fail(
          "Missing open parenthesis",
          "The function name \"" + name + "\" has to be followed by its arguments in parentheses.",
          cursor.here());
      return expressions.malformed(start);
    }
    Span opening = cursor.here();
    cursor.next();
    return arguments(name, nameSpan, opening);
  }

  private Expression arguments(String name, Span nameSpan, Span opening) {
    boolean rule = cursor.skipNewlines(true);
    List<Expression> arguments = new ArrayList<>();
    boolean expand = false;
    int tallest = 0;
    while (!expand && !cursor.is(TokenKind.CLOSE_PAREN)) {
      arguments.add(expressions.parse());
      tallest = Math.max(tallest, expressions.height());
      if (failing.isFailing()) {
        cursor.recover(true, false);
        if (cursor.is(TokenKind.COMMA)) {
          failing.recovered();
        }
      }
      expand = cursor.take(TokenKind.ELLIPSIS);
      if (!expand && !cursor.take(TokenKind.COMMA)) {
        break;
      }
    }
    failing.close(TokenKind.CLOSE_PAREN, rule, opening, "function call");
    expressions.grown(tallest);
    return new Call(name, List.copyOf(arguments), expand, nameSpan, cursor.span(nameSpan.start()));
  }
}
