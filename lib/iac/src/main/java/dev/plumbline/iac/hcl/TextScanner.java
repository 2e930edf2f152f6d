package dev.plumbline.iac.hcl;

/** The scanner's other half: literal text, up to the sequence or the end that interrupts it. */
final class TextScanner {
  private final SourceText source;
  private final byte[] bytes;
  private final Tokens tokens;
  private final Modes modes;
  private final Problems problems;

  TextScanner(SourceText source, Tokens tokens, Modes modes, Problems problems) {
    this.source = source;
    this.bytes = source.bytes();
    this.tokens = tokens;
    this.modes = modes;
    this.problems = problems;
  }

  /** Scans one token of text, or what ends it; returns where it goes on. */
  int scan(int start) {
    if (modes.kind() == Modes.QUOTED) {
      return scanQuoted(start);
    }
    return modes.kind() == Modes.HEREDOC && isLineStart(start) && closesHeredoc(start)
        ? closeHeredoc(start)
        : scanLine(start);
  }

  /** The file ended inside the innermost text. */
  void endOfFile(int at) {
    if (modes.kind() == Modes.QUOTED) {
      tokens.add(TokenKind.UNCLOSED_QUOTE, at, at);
    } else if (modes.kind() == Modes.HEREDOC) {
      int opening = modes.start();
      int end = Characters.heredocOpeningEnd(bytes, opening);
      String name = marker(opening);
      problems.error(
          "Unclosed heredoc",
          "This heredoc ends at a line that holds nothing but \""
              + name
              + "\" and ends with a newline; the file has none. Add that line.",
          opening,
          end - 1);
      tokens.add(TokenKind.CLOSE_HEREDOC, at, at);
    }
    modes.pop();
  }

  private int scanQuoted(int start) {
    int end = start;
    while (end < bytes.length) {
      int b = bytes[end];
      if (Characters.isPlainInQuotes(b)) {
        end++;
        continue;
      }
      if (b == '"') {
        text(start, end);
        modes.pop();
        tokens.add(TokenKind.CLOSE_QUOTE, end, end + 1);
        return end + 1;
      }
      if (b == '\n') {
        int line = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        text(start, line);
        abandonLine(line);
        return line;
      }
      if (b == '\\' && end + 1 < bytes.length && bytes[end + 1] != '\n') {
        end += 2;
      } else if ((b == '$' || b == '%') && isOpening(end)) {
        return opening(start, end);
      } else {
        end = Math.max(end + 1, escapedOpeningEnd(end));
      }
    }
    text(start, end);
    return end;
  }

  /**
   * A missing quote or brace spoils its line, strings around it included, and no more than that.
   */
  private void abandonLine(int end) {
    int lineStart = end;
    while (lineStart > 0 && bytes[lineStart - 1] != '\n') {
      lineStart--;
    }
    do {
      if (modes.isText()) {
        tokens.add(TokenKind.UNCLOSED_QUOTE, end, end);
      }
      modes.pop();
    } while (modes.isInside() && modes.start() >= lineStart);
  }

  private int scanLine(int start) {
    int end = start;
    while (end < bytes.length) {
      int b = bytes[end];
      if (b == '\n') {
        text(start, end + 1);
        return end + 1;
      }
      if ((b == '$' || b == '%') && isOpening(end)) {
        return opening(start, end);
      }
      end = Math.max(end + 1, escapedOpeningEnd(end));
    }
    text(start, end);
    return end;
  }

  private boolean isOpening(int at) {
    return at + 1 < bytes.length && bytes[at + 1] == '{';
  }

  /** Behind a run of two or more {@code $} or {@code %} and its brace; 0 for anything else. */
  private int escapedOpeningEnd(int at) {
    int b = bytes[at];
    if (b != '$' && b != '%') {
      return 0;
    }
    int end = at + 1;
    while (end < bytes.length && bytes[end] == b) {
      end++;
    }
    boolean escape = end - at > 1 && end < bytes.length && bytes[end] == '{';
    return escape ? end + 1 : end;
  }

  private int opening(int start, int at) {
    text(start, at);
    int length = source.at(at + 2) == '~' ? 3 : 2;
    tokens.add(
        bytes[at] == '$' ? TokenKind.OPEN_INTERPOLATION : TokenKind.OPEN_DIRECTIVE,
        at,
        at + length);
    modes.push(Modes.EXPRESSION, at);
    return at + length;
  }

  private void text(int start, int end) {
    if (end > start) {
      tokens.add(TokenKind.TEXT, start, end);
    }
  }

  private boolean isLineStart(int at) {
    return at == 0 || bytes[at - 1] == '\n';
  }

  private boolean closesHeredoc(int start) {
    int opening = modes.start();
    int name = bytes[opening + 2] == '-' ? opening + 3 : opening + 2;
    int nameEnd = Characters.nameEnd(bytes, name);
    int at = skipBlanks(start);
    int length = nameEnd - name;
    if (at + length > bytes.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != bytes[name + i]) {
        return false;
      }
    }
    int end = skipBlanks(at + length);
    return end < bytes.length && bytes[end] == '\n';
  }

  private int closeHeredoc(int start) {
    int end = start;
    while (bytes[end] != '\n') {
      end++;
    }
    end = bytes[end - 1] == '\r' ? end - 1 : end;
    modes.pop();
    tokens.add(TokenKind.CLOSE_HEREDOC, start, end);
    return end;
  }

  private int skipBlanks(int start) {
    int at = start;
    while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  private String marker(int opening) {
    int name = bytes[opening + 2] == '-' ? opening + 3 : opening + 2;
    return source.text(name, Characters.nameEnd(bytes, name));
  }
}
