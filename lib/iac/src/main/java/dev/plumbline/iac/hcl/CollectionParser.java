package dev.plumbline.iac.hcl;

import dev.plumbline.iac.hcl.Expression.For;
import dev.plumbline.iac.hcl.Expression.Literal;
import dev.plumbline.iac.hcl.Expression.Obj;
import dev.plumbline.iac.hcl.Expression.Tuple;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in brackets and braces: tuples, objects and {@code for}. */
final class CollectionParser {
  private final Cursor cursor;
  private final Failing failing;
  private final ExpressionParser expressions;
  private int tallest;

  CollectionParser(Cursor cursor, Failing failing, ExpressionParser expressions) {
    this.cursor = cursor;
    this.failing = failing;
    this.expressions = expressions;
  }

  Expression tuple() {
    Span opening = cursor.here();
    cursor.next();
    boolean rule = cursor.skipNewlines(true);
    if (cursor.isKeyword("for")) {
      return forExpression(opening, rule, TokenKind.CLOSE_BRACKET);
    }
    List<Expression> elements = new ArrayList<>();
    int highest = 0;
    while (!cursor.is(TokenKind.CLOSE_BRACKET) && !cursor.startsOutermost()) {
      elements.add(expressions.parse());
      highest = Math.max(highest, expressions.height());
      recoverInList();
      if (!cursor.take(TokenKind.COMMA)) {
        if (!cursor.is(TokenKind.CLOSE_BRACKET) && !cursor.is(TokenKind.END)) {
          failing.fail(
              "Missing item separator",
              "Expected a comma before the next item, but found " + cursor.found() + ".",
              cursor.here());
          recoverInList();
          if (cursor.take(TokenKind.COMMA)) {
            continue;
          }
        }
        break;
      }
    }
    failing.close(TokenKind.CLOSE_BRACKET, rule, opening, "list");
    expressions.grown(highest);
    return new Tuple(List.copyOf(elements), cursor.span(opening.start()));
  }

  private void recoverInList() {
    if (failing.isFailing()) {
      cursor.recover(true, false);
      if (cursor.is(TokenKind.COMMA)) {
        failing.recovered();
      }
    }
  }

  Expression object() {
    Span opening = cursor.here();
    cursor.next();
    boolean rule = cursor.skipNewlines(false);
    cursor.skipNewlines();
    if (cursor.isKeyword("for")) {
      cursor.skipNewlines(true);
      return forExpression(opening, rule, TokenKind.CLOSE_BRACE);
    }
    List<Obj.Member> members = new ArrayList<>();
    int highest = 0;
    while (!cursor.is(TokenKind.CLOSE_BRACE)
        && !cursor.is(TokenKind.END)
        && !cursor.startsOutermost()) {
      Obj.Member member = member();
      if (member != null) {
        members.add(member);
        highest = Math.max(highest, tallest);
      }
      if (!separator()) {
        break;
      }
    }
    failing.close(TokenKind.CLOSE_BRACE, rule, opening, "object");
    expressions.grown(highest);
    return new Obj(List.copyOf(members), cursor.span(opening.start()));
  }

  /** Passes what separates two members; false where the object has to end. */
  private boolean separator() {
    if (failing.isFailing()) {
      cursor.recover(true, true);
      if (!cursor.is(TokenKind.COMMA) && !cursor.is(TokenKind.NEWLINE)) {
        return false;
      }
      failing.recovered();
    }
    if (!cursor.take(TokenKind.COMMA)
        && !cursor.is(TokenKind.NEWLINE)
        && !cursor.is(TokenKind.CLOSE_BRACE)) {
      failing.fail(
          "Missing attribute separator",
          "Expected a newline or a comma before the next member, but found " + cursor.found() + ".",
          cursor.here());
      return separator();
    }
    cursor.skipNewlines();
    return true;
  }

  private Obj.@Nullable Member member() {
    Expression key = asKey(expressions.parse());
    int keyHeight = expressions.height();
    if (failing.isFailing()) {
      return null;
    }
    if (!cursor.take(TokenKind.EQUAL) && !cursor.take(TokenKind.COLON)) {
      failing.fail(
          "Missing attribute value",
          "Expected \"=\" and the member's value, but found " + cursor.found() + ".",
          cursor.here());
      return null;
    }
    Expression value = expressions.parse();
    tallest = Math.max(keyHeight, expressions.height());
    return new Obj.Member(key, value);
  }

  /** A bare word as a key is that word. */
  private static Expression asKey(Expression key) {
    return switch (key) {
      case Traversal.Absolute name when name.steps().isEmpty() ->
          new Literal(new Value.Str(name.root()), name.span());
      case Literal word when !(word.value() instanceof Value.Num) ->
          new Literal(new Value.Str(word.span().text()), word.span());
      default -> key;
    };
  }

  private Expression forExpression(Span opening, boolean rule, TokenKind closer) {
    cursor.next();
    Intro intro = intro();
    int highest = expressions.height();
    Expression key = null;
    Expression value = expressions.malformed(cursor.start());
    Expression condition = null;
    boolean group = false;
    if (!failing.isFailing() && expect(TokenKind.COLON, "to end what is iterated over")) {
      value = expressions.parse();
      highest = Math.max(highest, expressions.height());
      if (closer == TokenKind.CLOSE_BRACE && expectArrow()) {
        key = value;
        value = expressions.parse();
        highest = Math.max(highest, expressions.height());
        group = cursor.take(TokenKind.ELLIPSIS);
      }
      if (!failing.isFailing() && cursor.isKeyword("if")) {
        cursor.next();
        condition = expressions.parse();
        highest = Math.max(highest, expressions.height());
      }
    }
    failing.close(closer, rule, opening, "\"for\" expression");
    expressions.grown(highest);
    return new For(
        intro.keyName(),
        intro.valueName(),
        intro.collection(),
        key,
        value,
        condition,
        group,
        cursor.span(opening.start()));
  }

  private boolean expectArrow() {
    return !failing.isFailing() && expect(TokenKind.ARROW, "between the key and its value");
  }

  /** {@code k, v in collection}, in an expression and in a template's directive alike. */
  record Intro(@Nullable String keyName, String valueName, Expression collection) {}

  Intro intro() {
    String first = variable();
    String second = null;
    if (!failing.isFailing() && cursor.take(TokenKind.COMMA)) {
      second = variable();
    }
    if (!failing.isFailing() && !cursor.isKeyword("in")) {
      failing.fail(
          "Invalid \"for\" expression",
          "Expected \"in\" and what to iterate over, but found " + cursor.found() + ".",
          cursor.here());
    }
    if (failing.isFailing()) {
      return new Intro(null, first, expressions.malformed(cursor.start()));
    }
    cursor.next();
    Expression collection = expressions.parse();
    return second == null
        ? new Intro(null, first, collection)
        : new Intro(first, second, collection);
  }

  private String variable() {
    if (!cursor.is(TokenKind.IDENTIFIER)) {
      failing.fail(
          "Invalid \"for\" expression",
          "Expected the name of a variable, but found " + cursor.found() + ".",
          cursor.here());
      return "";
    }
    String name = cursor.name();
    cursor.next();
    return name;
  }

  private boolean expect(TokenKind kind, String purpose) {
    if (cursor.take(kind)) {
      return true;
    }
    failing.fail(
        "Invalid \"for\" expression",
        "Expected " + kind.words() + " " + purpose + ", but found " + cursor.found() + ".",
        cursor.here());
    return false;
  }
}
