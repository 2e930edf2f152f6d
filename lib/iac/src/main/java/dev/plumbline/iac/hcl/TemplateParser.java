package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/** Quoted strings, heredocs and bare templates: their tokens to pieces, those to a tree. */
final class TemplateParser {
  private final Cursor cursor;
  private final Failing failing;
  private final ExpressionParser expressions;
  private final TemplateText texts;
  private int highest;

  TemplateParser(Cursor cursor, Failing failing, ExpressionParser expressions) {
    this.cursor = cursor;
    this.failing = failing;
    this.expressions = expressions;
    this.texts = new TemplateText(cursor.source(), failing);
  }

  Expression quoted() {
    Span opening = cursor.here();
    cursor.next();
    List<Piece> pieces = pieces(Template.Form.QUOTED);
    Span end = cursor.here();
    boolean closed = cursor.take(TokenKind.CLOSE_QUOTE);
    List<Template.Part> parts = tree(pieces, end);
    Span span = cursor.span(opening.start());
    if (!closed) {
      failing.fail(
          "Unclosed string",
          "This string has no closing quote in its line. Add the quote; for text of several lines"
              + " use \\n or a heredoc.",
          span);
      cursor.take(TokenKind.UNCLOSED_QUOTE);
    }
    return new Template(Template.Form.QUOTED, parts, span);
  }

  Expression heredoc() {
    Span opening = cursor.here();
    cursor.next();
    List<Piece> pieces = pieces(Template.Form.HEREDOC);
    if (cursor.source().at(opening.start() + 2) == '-') {
      TemplateText.flush(pieces);
    }
    Span end = cursor.here();
    if (!cursor.take(TokenKind.CLOSE_HEREDOC)) {
      failing.fail("Invalid heredoc", "The heredoc that starts here can't be read.", opening);
    }
    return new Template(Template.Form.HEREDOC, tree(pieces, end), cursor.span(opening.start()));
  }

  /** A whole source as a template. */
  Expression bare() {
    List<Piece> pieces = pieces(Template.Form.BARE);
    return new Template(Template.Form.BARE, tree(pieces, cursor.here()), cursor.source().all());
  }

  private List<Template.Part> tree(List<Piece> pieces, Span end) {
    expressions.grown(highest);
    return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Text text
        ? List.of(new Template.Text(text.value(), text.span()))
        : new TemplateTree(pieces, end, failing).parts();
  }

  /** The pieces up to the token that ends this template, which is not taken. */
  private List<Piece> pieces(Template.Form form) {
    List<Piece> pieces = new ArrayList<>(4);
    boolean stripNext = false;
    int tallest = 0;
    while (true) {
      boolean strip = stripNext;
      stripNext = false;
      switch (cursor.peek()) {
        case TEXT -> {
          String value = texts.decode(cursor.start(), cursor.end(), form);
          pieces.add(new Piece.Text(strip ? TemplateText.stripStart(value) : value, cursor.here()));
          cursor.next();
        }
        case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> {
          if (cursor.end() - cursor.start() == 3
              && !pieces.isEmpty()
              && pieces.getLast() instanceof Piece.Text before) {
            before.value(TemplateText.stripEnd(before.value()));
          }
          pieces.add(sequence());
          tallest = Math.max(tallest, expressions.height());
          stripNext = cursor.source().at(cursor.lastEnd() - 2) == '~';
        }
        default -> {
          highest = tallest;
          return pieces;
        }
      }
    }
  }

  /** An interpolation or a directive, with its braces. */
  private Piece sequence() {
    Span opening = cursor.here();
    boolean directive = cursor.is(TokenKind.OPEN_DIRECTIVE);
    cursor.next();
    boolean rule = cursor.skipNewlines(true);
    boolean before = failing.isFailing();
    Piece piece = directive ? directive(opening) : interpolation(opening);
    if (!failing.isFailing() && !cursor.is(TokenKind.CLOSE_SEQUENCE)) {
      failing.fail(
          directive ? "Invalid template directive" : "Invalid template interpolation",
          "Expected \"}\" to end what starts with "
              + (directive ? "\"%{\"" : "\"${\"")
              + ", but found "
              + cursor.found()
              + ". To write the opening itself, double its first character.",
          cursor.here());
    }
    failing.findCloser();
    while (failing.isFailing()
        && (cursor.is(TokenKind.CLOSE_BRACE)
            || cursor.is(TokenKind.CLOSE_BRACKET)
            || cursor.is(TokenKind.CLOSE_PAREN))) {
      cursor.next();
      failing.findCloser();
    }
    boolean closed = cursor.is(TokenKind.CLOSE_SEQUENCE);
    cursor.skipNewlines(rule);
    if (closed) {
      cursor.next();
      if (!before) {
        failing.recovered();
      }
    }
    return spanning(piece, cursor.span(opening.start()));
  }

  private static Piece spanning(Piece piece, Span span) {
    return switch (piece) {
      case Piece.Interpolation it -> new Piece.Interpolation(it.expression(), span);
      case Piece.If it -> new Piece.If(it.condition(), span);
      case Piece.For it -> new Piece.For(it.keyName(), it.valueName(), it.collection(), span);
      case Piece.Else _ -> new Piece.Else(span);
      case Piece.EndIf _ -> new Piece.EndIf(span);
      case Piece.EndFor _ -> new Piece.EndFor(span);
      case Piece.End _ -> new Piece.End(span);
      case Piece.Text text -> text;
    };
  }

  private Piece interpolation(Span opening) {
    return new Piece.Interpolation(expressions.parse(), opening);
  }

  private Piece directive(Span opening) {
    String keyword = cursor.is(TokenKind.IDENTIFIER) ? cursor.name() : "";
    switch (keyword) {
      case "if", "for", "else", "endif", "endfor" -> cursor.next();
      default -> {
        failing.fail(
            "Invalid template directive",
            "A directive is one of if, else, endif, for and endfor, but found "
                + cursor.found()
                + ".",
            cursor.here());
        return new Piece.Interpolation(expressions.malformed(cursor.start()), opening);
      }
    }
    return switch (keyword) {
      case "if" -> new Piece.If(expressions.parse(), opening);
      case "for" -> {
        CollectionParser.Intro intro = expressions.collections().intro();
        yield new Piece.For(intro.keyName(), intro.valueName(), intro.collection(), opening);
      }
      case "else" -> new Piece.Else(opening);
      case "endif" -> new Piece.EndIf(opening);
      default -> new Piece.EndFor(opening);
    };
  }
}
