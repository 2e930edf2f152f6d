package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/** Blocks: type, labels, and a body of one line or of many. */
final class BlockParser {
  private final Cursor cursor;
  private final Failing failing;
  private final BodyParser bodies;

  BlockParser(Cursor cursor, Failing failing, BodyParser bodies) {
    this.cursor = cursor;
    this.failing = failing;
    this.bodies = bodies;
  }

  /** Reads one block, from its type to its closing brace, and adds it where it has a body. */
  void block(List<Body.Item> items) {
    Span typeSpan = cursor.here();
    String type = cursor.name();
    cursor.next();
    List<Body.Label> labels = labels();
    if (failing.isFailing()) {
      return;
    }
    Span header = cursor.span(typeSpan.start());
    Span opening = cursor.here();
    cursor.next();
    Body body = body(typeSpan, opening);
    Span span = cursor.span(typeSpan.start());
    items.add(new Body.Block(type, List.copyOf(labels), body, typeSpan, header, span));
  }

  private List<Body.Label> labels() {
    List<Body.Label> labels = new ArrayList<>(2);
    while (!failing.isFailing()) {
      switch (cursor.peek()) {
        case OPEN_BRACE -> {
          return labels;
        }
        case IDENTIFIER -> {
          labels.add(new Body.Label(cursor.name(), cursor.here()));
          cursor.next();
        }
        case OPEN_QUOTE -> quotedLabel(labels);
        default ->
            failing.fail(
                "Invalid block definition",
                "A block's type is followed by its labels, which are names or strings, and by"
                    + " \"{\"; found "
                    + cursor.found()
                    + ".",
                cursor.here());
      }
    }
    return labels;
  }

  private void quotedLabel(List<Body.Label> labels) {
    Expression quoted = bodies.expressions().templates().quoted();
    String text = quoted instanceof Template template ? template.literal() : null;
    if (text == null) {
      failing.fail(
          "Invalid block label",
          "A label is plain text: it is read before anything is evaluated. Remove \"${\" and"
              + " \"%{\" from it.",
          quoted.span());
      return;
    }
    labels.add(new Body.Label(text, quoted.span()));
  }

  private Body body(Span typeSpan, Span opening) {
    List<Body.Item> items = new ArrayList<>();
    boolean whole = true;
    if (!failing.enter()) {
      failing.findCloser();
      whole = false;
    } else if (cursor.is(TokenKind.NEWLINE)) {
      whole = bodies.items(items, false);
    } else if (!cursor.is(TokenKind.CLOSE_BRACE)) {
      oneLine(items);
      whole = !failing.isFailing();
    }
    failing.leave();
    int bodyEnd = cursor.is(TokenKind.CLOSE_BRACE) ? cursor.start() : cursor.lastEnd();
    whole &= close(typeSpan, opening);
    return new Body(
        List.copyOf(items), cursor.span(opening.end(), Math.max(opening.end(), bodyEnd)), whole);
  }

  private void oneLine(List<Body.Item> items) {
    if (!cursor.is(TokenKind.IDENTIFIER)) {
      if (!cursor.is(TokenKind.END)) {
        failing.fail(
            "Invalid single-line block",
            "Behind the brace stands one argument, the closing brace, or a newline; found "
                + cursor.found()
                + ".",
            cursor.here());
      }
    } else if (cursor.peekSecond() == TokenKind.EQUAL) {
      items.add(bodies.attribute());
      if (!failing.isFailing() && !cursor.is(TokenKind.CLOSE_BRACE)) {
        failing.fail(
            "Invalid single-line block",
            "A block on one line holds one argument and is closed on the same line. Put each"
                + " argument and the brace on lines of their own.",
            cursor.here());
      }
    } else {
      innerBlock(items);
    }
    failing.findCloser();
    while (failing.isFailing()
        && !cursor.is(TokenKind.CLOSE_BRACE)
        && !cursor.is(TokenKind.END)
        && !cursor.isAtMargin()) {
      cursor.next();
      failing.findCloser();
    }
  }

  /** Is refused, and read all the same where it is a block: what it says is plain. */
  private void innerBlock(List<Body.Item> items) {
    Span name = cursor.here();
    TokenKind second = cursor.peekSecond();
    boolean block = second == TokenKind.OPEN_BRACE || second == TokenKind.OPEN_QUOTE;
    String detail =
        "A block on one line can hold one argument, but no other block. Put the inner block on"
            + " lines of its own.";
    if (block) {
      failing.note("Invalid single-line block", detail, name.to(cursor.second()));
      block(items);
      if (!cursor.is(TokenKind.CLOSE_BRACE)) {
        failing.lose();
      }
    } else {
      cursor.next();
      failing.fail("Invalid single-line block", detail, name.to(cursor.here()));
    }
  }

  /** Whether the block is closed. */
  private boolean close(Span typeSpan, Span opening) {
    if (cursor.take(TokenKind.CLOSE_BRACE)) {
      failing.recovered();
      return true;
    }
    if (cursor.is(TokenKind.END)) {
      failing.unclosed(
          "Unclosed block",
          "The file ends before this block does. Add its closing brace, or look for one that is"
              + " missing further down.",
          opening,
          typeSpan);
    } else if (cursor.startsOutermost()) {
      failing.unclosedBefore(
          "Unclosed block",
          "This block is still open where the next one begins in line "
              + cursor.here().range().start().line()
              + ". Add its closing brace. What stands between the two may be read as something else"
              + " than was meant.",
          opening,
          typeSpan);
    }
    return false;
  }
}
