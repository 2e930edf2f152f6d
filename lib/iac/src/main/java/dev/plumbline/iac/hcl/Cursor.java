package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Budget;
import java.util.EnumSet;
import java.util.Set;

/**
 * A place among the tokens. Inside brackets newlines are no tokens; whoever enters one says so and
 * puts the old rule back on leaving.
 */
final class Cursor {
  private static final Set<TokenKind> OPENERS =
      EnumSet.of(
          TokenKind.OPEN_BRACE,
          TokenKind.OPEN_BRACKET,
          TokenKind.OPEN_PAREN,
          TokenKind.OPEN_QUOTE,
          TokenKind.OPEN_HEREDOC,
          TokenKind.OPEN_INTERPOLATION,
          TokenKind.OPEN_DIRECTIVE);
  private static final Set<TokenKind> CLOSERS =
      EnumSet.of(
          TokenKind.CLOSE_BRACE,
          TokenKind.CLOSE_BRACKET,
          TokenKind.CLOSE_PAREN,
          TokenKind.CLOSE_QUOTE,
          TokenKind.CLOSE_HEREDOC,
          TokenKind.CLOSE_SEQUENCE,
          TokenKind.UNCLOSED_QUOTE);

  /** Outermost blocks that no block of a provider's is called like. */
  private static final Set<String> LABELLED =
      Set.of("resource", "data", "ephemeral", "module", "variable", "output", "provider", "check");

  private static final Set<String> PLAIN = Set.of("locals", "terraform", "moved", "removed");

  private final SourceText source;
  private final Tokens tokens;
  private final Names names;
  private final Budget budget;
  private int at;
  private boolean skipNewlines;

  Cursor(SourceText source, Tokens tokens, Budget budget) {
    this.source = source;
    this.tokens = tokens;
    this.budget = budget;
    this.names = new Names(source.bytes());
  }

  /** Sets whether newlines are skipped from here on; returns the rule before. */
  boolean skipNewlines(boolean skip) {
    boolean before = skipNewlines;
    skipNewlines = skip;
    return before;
  }

  /** The next token's kind; the cursor stays before it. */
  TokenKind peek() {
    if (skipNewlines) {
      skipNewlines();
    }
    return tokens.kind(at);
  }

  boolean is(TokenKind kind) {
    return peek() == kind;
  }

  /** The kind of the token behind the next one. */
  TokenKind peekSecond() {
    peek();
    int second = at + 1;
    while (skipNewlines && second < tokens.size() && tokens.kind(second) == TokenKind.NEWLINE) {
      second++;
    }
    return second < tokens.size() ? tokens.kind(second) : TokenKind.END;
  }

  /** The place of the token behind the next one, where that is none of a newline's. */
  Span second() {
    peek();
    int second = Math.min(at + 1, tokens.size() - 1);
    return source.span(tokens.start(second), tokens.end(second));
  }

  /** Passes any newlines, whatever the rule. */
  void skipNewlines() {
    while (tokens.kind(at) == TokenKind.NEWLINE) {
      at++;
    }
  }

  /** Passes the next token, unless it is the end. */
  void next() {
    if (peek() != TokenKind.END) {
      at++;
      if ((at & 0xff) == 0) {
        budget.spend(0x100);
      }
    }
  }

  /** Passes the next token if it is of that kind. */
  boolean take(TokenKind kind) {
    if (peek() != kind) {
      return false;
    }
    next();
    return true;
  }

  /**
   * Passes tokens up to the next closing one that is not opened on the way; also stops at the first
   * line at the margin, where a missing bracket can't reach, and at the end.
   *
   * @param atComma whether to stop at a comma as well
   * @param atNewline whether to stop at a newline as well; overrides the rule
   */
  void recover(boolean atComma, boolean atNewline) {
    int depth = 0;
    while (true) {
      TokenKind kind = tokens.kind(at);
      if (kind == TokenKind.END || (kind == TokenKind.IDENTIFIER && isAtMargin())) {
        return;
      }
      if (depth == 0
          && (isCloser(kind)
              || (atComma && kind == TokenKind.COMMA)
              || (atNewline && kind == TokenKind.NEWLINE))) {
        return;
      }
      depth += isOpener(kind) ? 1 : isCloser(kind) ? -1 : 0;
      at++;
    }
  }

  private static boolean isOpener(TokenKind kind) {
    return OPENERS.contains(kind);
  }

  private static boolean isCloser(TokenKind kind) {
    return CLOSERS.contains(kind);
  }

  /** Where the next token starts. */
  int start() {
    peek();
    return tokens.start(at);
  }

  /** Where the next token ends. */
  int end() {
    peek();
    return tokens.end(at);
  }

  /** Where the token before the next one ended. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.end(at - 1);
  }

  /** The next token's bytes as a name. */
  String name() {
    return names.of(start(), end());
  }

  /** Whether the next token is that keyword, which is lower-case ASCII. */
  boolean isKeyword(String word) {
    return peek() == TokenKind.IDENTIFIER && names.equal(tokens.start(at), tokens.end(at), word);
  }

  Span span(int start) {
    return source.span(start, Math.max(start, lastEnd()));
  }

  Span span(int start, int end) {
    return source.span(start, end);
  }

  /** The next token's place. */
  Span here() {
    return source.span(start(), end());
  }

  SourceText source() {
    return source;
  }

  /** How the next token is called in a message; names and numbers by their text. */
  String found() {
    TokenKind kind = peek();
    return switch (kind) {
      case IDENTIFIER, NUMBER, INVALID ->
          '"' + source.text(start(), Math.min(end(), start() + 40)) + '"';
      default -> kind.words();
    };
  }

  /**
   * Whether an outermost block of Terraform's begins here, at the margin. Where that is inside of
   * something else, that something is not closed.
   */
  boolean startsOutermost() {
    return peek() == TokenKind.IDENTIFIER
        && isAtMargin()
        && ((peekSecond() == TokenKind.OPEN_QUOTE && LABELLED.contains(name()))
            || (peekSecond() == TokenKind.OPEN_BRACE && PLAIN.contains(name())));
  }

  /** Whether there is a newline between two places. */
  boolean isBroken(int from, int to) {
    for (int i = from; i < to; i++) {
      if (source.at(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Whether the next token is the first of an unindented line: there, something new begins. */
  boolean isAtMargin() {
    int start = tokens.start(at);
    return start > 0 && source.at(start - 1) == '\n';
  }
}
