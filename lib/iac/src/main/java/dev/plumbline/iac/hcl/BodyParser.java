package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/** Bodies: attributes and blocks, line by line; a line that can't be read costs no other line. */
final class BodyParser {
  private final Cursor cursor;
  private final Failing failing;
  private final ExpressionParser expressions;
  private final BlockParser blocks;

  BodyParser(Cursor cursor, Failing failing) {
    this.cursor = cursor;
    this.failing = failing;
    this.expressions = new ExpressionParser(cursor, failing);
    this.blocks = new BlockParser(cursor, failing, this);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  /** The whole file. */
  Body file() {
    List<Body.Item> items = new ArrayList<>();
    boolean whole = true;
    while (true) {
      whole &= items(items, true);
      if (cursor.is(TokenKind.END)) {
        return new Body(List.copyOf(items), cursor.source().all(), whole);
      }
      whole = false;
      failing.fail(
          "Unexpected closing brace",
          "This brace closes a block that was never opened. Remove it, or look for one too many"
              + " above.",
          cursor.here());
      cursor.next();
      endLine();
    }
  }

  /**
   * Adds items up to the closing brace of this body, or to the end of the file, or to an outermost
   * block where this is none.
   *
   * @param outermost whether it is a file's body
   * @return whether all of it could be read
   */
  boolean items(List<Body.Item> items, boolean outermost) {
    var known = new KnownAttributes(items);
    boolean whole = true;
    while (true) {
      cursor.skipNewlines();
      switch (cursor.peek()) {
        case CLOSE_BRACE, CLOSE_SEQUENCE, END -> {
          return whole;
        }
        case IDENTIFIER -> {
          if (!outermost && cursor.startsOutermost()) {
            return false;
          }
          whole &= item(items, known);
        }
        default -> {
          stray();
          endLine();
          whole = false;
        }
      }
    }
  }

  /**
   * One attribute or block, to the end of its line.
   *
   * @return whether it could be read, or what could not is within its own line, and it is there
   */
  private boolean item(List<Body.Item> items, KnownAttributes known) {
    switch (cursor.peekSecond()) {
      case EQUAL -> {
        int said = failing.said();
        int start = cursor.start();
        Body.Attribute attribute = attribute();
        noteDuplicate(attribute, known);
        items.add(attribute);
        boolean ended = failing.isFailing() || isLineEnd();
        boolean sound = failing.said() == said;
        endAttribute();
        return ended && (sound || !cursor.isBroken(start, cursor.lastEnd()));
      }
      case OPEN_BRACE, OPEN_QUOTE, IDENTIFIER -> {
        int before = items.size();
        blocks.block(items);
        boolean ended = !failing.isFailing() && isLineEnd();
        endBlock();
        return ended && items.size() > before;
      }
      default -> {
        cursor.next();
        failing.fail(
            "Invalid block or argument",
            "Behind a name stands \"=\" and a value, or a block's labels and \"{\"; found "
                + cursor.found()
                + ".",
            cursor.here());
        endLine();
        return false;
      }
    }
  }

  /** {@code name = expression}, from the name on. */
  Body.Attribute attribute() {
    Span nameSpan = cursor.here();
    String name = cursor.name();
    cursor.next();
    cursor.next();
    Expression expression = expressions.parse();
    return new Body.Attribute(name, expression, nameSpan, nameSpan.to(expression.span()));
  }

  private void noteDuplicate(Body.Attribute attribute, KnownAttributes known) {
    Span first = known.find(attribute.name());
    if (first != null) {
      failing.note(
          "Attribute redefined",
          "The argument \""
              + attribute.name()
              + "\" is already set in line "
              + first.range().start().line()
              + ". Each argument may be set once; remove one of the two.",
          attribute.nameSpan());
    }
  }

  private void endAttribute() {
    if (!failing.isFailing() && !isLineEnd()) {
      failing.fail(
          "Missing newline after argument",
          "Each argument stands on a line of its own. Expected a newline, but found "
              + cursor.found()
              + ".",
          cursor.here());
    }
    endLine();
  }

  private void endBlock() {
    // A block that is not closed ends where the next one begins.
    if (!failing.isFailing() && !isLineEnd() && !cursor.startsOutermost()) {
      failing.fail(
          "Missing newline after block",
          "A block ends with its line. Expected a newline, but found " + cursor.found() + ".",
          cursor.here());
    }
    endLine();
  }

  private boolean isLineEnd() {
    return cursor.is(TokenKind.NEWLINE) || cursor.is(TokenKind.END);
  }

  private void stray() {
    if (cursor.is(TokenKind.OPEN_QUOTE)) {
      failing.fail(
          "Invalid argument name",
          "The name of an argument or block is written without quotes.",
          cursor.here());
    } else {
      failing.fail(
          "Argument or block expected",
          "Expected the name of an argument or of a block, but found " + cursor.found() + ".",
          cursor.here());
    }
  }

  /** Goes to the end of the line, past whatever could not be read. */
  private void endLine() {
    while (failing.isFailing()) {
      cursor.recover(false, true);
      switch (cursor.peek()) {
        case NEWLINE, END, CLOSE_BRACE, IDENTIFIER -> failing.recovered();
        default -> cursor.next();
      }
    }
  }
}
