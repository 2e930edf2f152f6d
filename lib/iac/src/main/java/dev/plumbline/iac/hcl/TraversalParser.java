package dev.plumbline.iac.hcl;

import dev.plumbline.iac.hcl.Expression.Index;
import dev.plumbline.iac.hcl.Expression.Literal;
import dev.plumbline.iac.hcl.Expression.Splat;
import dev.plumbline.iac.hcl.Expression.SplatItem;
import dev.plumbline.iac.hcl.Traversal.Step;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a term: attributes, indexes, splats. */
final class TraversalParser {
  private final Cursor cursor;
  private final Failing failing;
  private final ExpressionParser expressions;
  private final TermParser terms;

  TraversalParser(Cursor cursor, Failing failing, ExpressionParser expressions, TermParser terms) {
    this.terms = terms;
    this.cursor = cursor;
    this.failing = failing;
    this.expressions = expressions;
  }

  /** Everything that is read of {@code term}, which starts at {@code start}. */
  Expression parse(Expression term, int start) {
    if (!cursor.is(TokenKind.DOT) && !cursor.is(TokenKind.OPEN_BRACKET)) {
      return term;
    }
    Expression result = term;
    List<Step> steps = new ArrayList<>(4);
    while (!failing.isFailing()) {
      if (cursor.is(TokenKind.DOT)) {
        if (cursor.peekSecond() == TokenKind.STAR) {
          result = attributeSplat(stepped(result, steps, start), start);
          steps = new ArrayList<>(4);
        } else {
          addDotStep(steps);
        }
      } else if (cursor.is(TokenKind.OPEN_BRACKET)) {
        if (isFullSplat()) {
          return fullSplat(stepped(result, steps, start), start);
        }
        Expression key = bracketed(steps);
        if (key != null) {
          result = index(stepped(result, steps, start), key, start);
          steps = new ArrayList<>(4);
        }
      } else {
        break;
      }
    }
    return stepped(result, steps, start);
  }

  private boolean isFullSplat() {
    return cursor.peekSecond() == TokenKind.STAR;
  }

  /** Puts the steps on top of the expression they follow. */
  private Expression stepped(Expression source, List<Step> steps, int start) {
    if (steps.isEmpty()) {
      return source;
    }
    Span span = cursor.span(start, steps.getLast().span().end());
    if (source instanceof Traversal.Absolute name && name.steps().isEmpty()) {
      return new Traversal.Absolute(name.root(), List.copyOf(steps), name.rootSpan(), span);
    }
    expressions.grown(expressions.height());
    return new Traversal.Relative(source, List.copyOf(steps), span);
  }

  private Expression index(Expression collection, Expression key, int start) {
    expressions.grown(Math.max(expressions.height(), 1));
    return new Index(collection, key, cursor.span(start));
  }

  private void addDotStep(List<Step> steps) {
    int dot = cursor.start();
    cursor.next();
    switch (cursor.peek()) {
      case IDENTIFIER -> {
        String name = cursor.name();
        cursor.next();
        steps.add(new Traversal.Attribute(name, cursor.span(dot)));
      }
      case NUMBER -> {
        Value index = legacyIndex();
        cursor.next();
        if (index != null) {
          steps.add(new Traversal.Key(index, cursor.span(dot)));
        }
      }
      default ->
          failing.fail(
              "Invalid attribute name",
              "Expected an attribute's name behind the dot, but found " + cursor.found() + ".",
              cursor.here());
    }
  }

  private Value.@Nullable Num legacyIndex() {
    Span span = cursor.here();
    if (span.text().indexOf('.') < 0) {
      return terms.numberOf(span);
    }
    failing.note(
        "Invalid legacy index",
        "An index behind a dot is one whole number. Write indexes in brackets: [0][1].",
        span);
    return null;
  }

  /** A bracketed key: added to {@code steps} where it is constant, else returned. */
  private @Nullable Expression bracketed(List<Step> steps) {
    int below = expressions.height();
    int start = cursor.start();
    Span opening = cursor.here();
    cursor.next();
    boolean rule = cursor.skipNewlines(true);
    Expression key = expressions.parse();
    failing.close(TokenKind.CLOSE_BRACKET, rule, opening, "index");
    Value constant = constant(key);
    if (constant != null) {
      expressions.restoreHeight(below);
      steps.add(new Traversal.Key(constant, cursor.span(start)));
      return null;
    }
    expressions.restoreHeight(Math.max(below, expressions.height()));
    return key;
  }

  private static @Nullable Value constant(Expression key) {
    if (key instanceof Literal(Value value, Span _) && value instanceof Value.Num) {
      return value;
    }
    String text = key instanceof Template template ? template.literal() : null;
    return text == null ? null : new Value.Str(text);
  }

  private Expression attributeSplat(Expression source, int start) {
    int marker = cursor.start();
    cursor.next();
    cursor.next();
    Span markerSpan = cursor.span(marker);
    List<Step> steps = new ArrayList<>(4);
    while (cursor.is(TokenKind.DOT)
        && cursor.peekSecond() != TokenKind.STAR
        && !failing.isFailing()) {
      addDotStep(steps);
    }
    Expression each = stepped(new SplatItem(markerSpan), steps, marker);
    expressions.grown(expressions.height());
    return new Splat(source, each, false, markerSpan, cursor.span(start));
  }

  private Expression fullSplat(Expression source, int start) {
    int marker = cursor.start();
    Span opening = cursor.here();
    cursor.next();
    boolean rule = cursor.skipNewlines(true);
    cursor.next();
    failing.close(TokenKind.CLOSE_BRACKET, rule, opening, "splat");
    Span markerSpan = cursor.span(marker);
    Expression each = new SplatItem(markerSpan);
    if (!failing.isFailing()) {
      if (failing.enter()) {
        each = parse(each, marker);
      }
      failing.leave();
    }
    expressions.grown(expressions.height());
    return new Splat(source, each, true, markerSpan, cursor.span(start));
  }
}
