package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as {@code terraform fmt} sees it: what is set, the equals sign with a whole value behind
 * it, and a comment that ends the line. A heredoc belongs to the line that opens it. Offsets are in
 * bytes, with -1 for what the line lacks.
 *
 * @param end behind its last word or comment
 * @param sign where an equals sign is that others may stand below
 * @param comment where a comment begins behind something else
 */
public record Row(SourceText source, int start, int end, int sign, int comment) {

  /** All rows of a source in native syntax, in order; what is no HCL makes rows as well. */
  public static List<Row> of(SourceText source) {
    Scanner.Scanned scanned = Scanner.scan(source, new Problems(source));
    var rows = new ArrayList<Row>();
    Tokens tokens = scanned.tokens();
    int comment = 0;
    int first = 0;
    int start = LineIndex.bomLength(source.bytes());
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == TokenKind.NEWLINE || tokens.kind(i) == TokenKind.END) {
        int end = tokens.start(i);
        int behind = -1;
        for (; comment < scanned.comments().size(); comment++) {
          Comment one = scanned.comments().get(comment);
          if (one.span().start() >= end) {
            break;
          }
          behind = one.isLine() && i > first ? one.span().start() : -1;
        }
        rows.add(new Row(source, start, end, sign(tokens, first, i), behind));
        start = tokens.end(i);
        first = i + 1;
      }
    }
    return rows;
  }

  /** No sign where the value goes on below, or the line closes what began above. */
  private static int sign(Tokens tokens, int first, int end) {
    int sign = -1;
    int open = 0;
    for (int i = first; i < end; i++) {
      sign = sign < 0 && i > first && tokens.kind(i) == TokenKind.EQUAL ? i : sign;
      open += sign < 0 ? 0 : opened(tokens.kind(i));
    }
    return sign < 0 || open != 0 ? -1 : tokens.start(sign);
  }

  private static int opened(TokenKind kind) {
    return switch (kind) {
      case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_INTERPOLATION, OPEN_DIRECTIVE -> 1;
      case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_SEQUENCE -> -1;
      case NEWLINE, IDENTIFIER, NUMBER, EQUAL, ARROW, COLON, DOUBLE_COLON, QUESTION, COMMA, DOT ->
          0;
      case ELLIPSIS, BANG, EQUAL_OP, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 0;
      case AND, OR, PLUS, MINUS, STAR, SLASH, PERCENT, OPEN_QUOTE, CLOSE_QUOTE, OPEN_HEREDOC -> 0;
      case CLOSE_HEREDOC, TEXT, UNCLOSED_QUOTE, INVALID, END -> 0;
    };
  }

  /** Where the blanks begin that {@code cell} stands behind. */
  public int gap(int cell) {
    int at = cell;
    while (at > start && (source.at(at - 1) == ' ' || source.at(at - 1) == '\t')) {
      at--;
    }
    return at;
  }

  /** Characters from the row's start to {@code offset}. */
  public int columns(int offset) {
    String text = source.text(start, offset);
    return text.codePointCount(0, text.length());
  }
}
