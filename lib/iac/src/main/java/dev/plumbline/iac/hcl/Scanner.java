package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a source into tokens, in one pass and without recursion. Where text and expressions nest, a
 * stack of modes says what a closing brace ends.
 */
final class Scanner {
  private final SourceText source;
  private final byte[] bytes;
  private final Problems problems;
  private final Tokens tokens;
  private final List<Comment> comments = new ArrayList<>();
  private final Modes modes = new Modes();
  private final TextScanner texts;
  private int at;

  private Scanner(SourceText source, Problems problems) {
    this.source = source;
    this.bytes = source.bytes();
    this.problems = problems;
    this.tokens = new Tokens(bytes.length);
    this.texts = new TextScanner(source, tokens, modes, problems);
  }

  /** What scanning yields: an {@link TokenKind#END} is always the last token. */
  record Scanned(Tokens tokens, List<Comment> comments) {}

  static Scanned scan(SourceText source, Problems problems) {
    var scanner = new Scanner(source, problems);
    scanner.at = LineIndex.bomLength(source.bytes());
    return scanner.run();
  }

  /** The whole source is a template's text. */
  static Scanned scanTemplate(SourceText source, Problems problems) {
    var scanner = new Scanner(source, problems);
    scanner.modes.push(Modes.BARE, 0);
    return scanner.run();
  }

  private Scanned run() {
    while (at < bytes.length) {
      at = modes.isText() ? texts.scan(at) : scanToken(at);
    }
    while (modes.isText()) {
      texts.endOfFile(at);
    }
    tokens.add(TokenKind.END, at, at);
    return new Scanned(tokens, comments);
  }

  private int scanToken(int start) {
    int b = bytes[start];
    if (b < 0) {
      return scanBeyondAscii(start);
    }
    return switch (b) {
      case ' ', '\t' -> blanksEnd(start + 1);
      case '\n' -> add(TokenKind.NEWLINE, start, 1);
      case '\r' -> next(start) == '\n' ? add(TokenKind.NEWLINE, start, 2) : invalid(start, 1);
      case '#' -> lineComment(start);
      case '/' ->
          switch (next(start)) {
            case '/' -> lineComment(start);
            case '*' -> blockComment(start);
            default -> add(TokenKind.SLASH, start, 1);
          };
      case '"' -> {
        modes.push(Modes.QUOTED, start);
        yield add(TokenKind.OPEN_QUOTE, start, 1);
      }
      case '{' -> {
        modes.openBrace();
        yield add(TokenKind.OPEN_BRACE, start, 1);
      }
      case '}' -> closeBrace(start, 1);
      case '~' ->
          next(start) == '}' && modes.isSequenceEnd() ? closeBrace(start, 2) : invalid(start, 1);
      default -> scanWord(start, b);
    };
  }

  private int blanksEnd(int start) {
    int end = start;
    while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
      end++;
    }
    return end;
  }

  private int scanWord(int start, int b) {
    if (Characters.isNameStart(b)) {
      int end = Characters.nameEnd(bytes, start);
      tokens.add(TokenKind.IDENTIFIER, start, end);
      return end;
    }
    if (b >= '0' && b <= '9') {
      int end = Characters.numberEnd(bytes, start);
      tokens.add(TokenKind.NUMBER, start, end);
      return end;
    }
    return scanOperator(start, b, next(start));
  }

  private int scanOperator(int start, int b, int next) {
    return switch (b) {
      case '[' -> add(TokenKind.OPEN_BRACKET, start, 1);
      case ']' -> add(TokenKind.CLOSE_BRACKET, start, 1);
      case '(' -> add(TokenKind.OPEN_PAREN, start, 1);
      case ')' -> add(TokenKind.CLOSE_PAREN, start, 1);
      case ',' -> add(TokenKind.COMMA, start, 1);
      case '?' -> add(TokenKind.QUESTION, start, 1);
      case '+' -> add(TokenKind.PLUS, start, 1);
      case '-' -> add(TokenKind.MINUS, start, 1);
      case '*' -> add(TokenKind.STAR, start, 1);
      case '%' -> add(TokenKind.PERCENT, start, 1);
      case '.' ->
          next == '.' && source.at(start + 2) == '.'
              ? add(TokenKind.ELLIPSIS, start, 3)
              : add(TokenKind.DOT, start, 1);
      case ':' -> either(next == ':', TokenKind.DOUBLE_COLON, TokenKind.COLON, start);
      case '!' -> either(next == '=', TokenKind.NOT_EQUAL, TokenKind.BANG, start);
      case '>' -> either(next == '=', TokenKind.GREATER_OR_EQUAL, TokenKind.GREATER, start);
      case '=' ->
          next == '>'
              ? add(TokenKind.ARROW, start, 2)
              : either(next == '=', TokenKind.EQUAL_OP, TokenKind.EQUAL, start);
      case '&' -> next == '&' ? add(TokenKind.AND, start, 2) : invalid(start, 1);
      case '|' -> next == '|' ? add(TokenKind.OR, start, 2) : invalid(start, 1);
      case '<' -> scanLess(start, next);
      default -> invalid(start, 1);
    };
  }

  private int scanLess(int start, int next) {
    if (next == '<') {
      int end = Characters.heredocOpeningEnd(bytes, start);
      if (end > 0) {
        modes.push(Modes.HEREDOC, start);
        tokens.add(TokenKind.OPEN_HEREDOC, start, end);
        return end;
      }
    }
    return either(next == '=', TokenKind.LESS_OR_EQUAL, TokenKind.LESS, start);
  }

  private int scanBeyondAscii(int start) {
    long decoded = Utf8.decode(bytes, start, bytes.length);
    if (Utf8.isValid(decoded) && Character.isUnicodeIdentifierStart(Utf8.point(decoded))) {
      int end = Characters.nameEnd(bytes, start);
      tokens.add(TokenKind.IDENTIFIER, start, end);
      return end;
    }
    if (!Utf8.isValid(decoded)) {
      problems.invalidUtf8(start);
    }
    return invalid(start, Utf8.length(decoded));
  }

  private int closeBrace(int start, int length) {
    boolean ends = modes.closeBrace();
    return add(ends ? TokenKind.CLOSE_SEQUENCE : TokenKind.CLOSE_BRACE, start, length);
  }

  private int lineComment(int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int text = end > start && bytes[end - 1] == '\r' && end < bytes.length ? end - 1 : end;
    comments.add(new Comment(source.span(start, text)));
    return text;
  }

  private int blockComment(int start) {
    for (int end = start + 2; end + 1 < bytes.length; end++) {
      if (bytes[end] == '*' && bytes[end + 1] == '/') {
        comments.add(new Comment(source.span(start, end + 2)));
        return end + 2;
      }
    }
    problems.error(
        "Unclosed comment",
        "This comment starts with \"/*\" and the file ends before its \"*/\". Close it, or use \"#\""
            + " for a comment of one line.",
        start,
        start + 2);
    comments.add(new Comment(source.span(start, bytes.length)));
    return bytes.length;
  }

  private int next(int start) {
    return source.at(start + 1);
  }

  private int either(boolean two, TokenKind yes, TokenKind no, int start) {
    return two ? add(yes, start, 2) : add(no, start, 1);
  }

  private int invalid(int start, int length) {
    return add(TokenKind.INVALID, start, length);
  }

  private int add(TokenKind kind, int start, int length) {
    tokens.add(kind, start, start + length);
    return start + length;
  }
}
