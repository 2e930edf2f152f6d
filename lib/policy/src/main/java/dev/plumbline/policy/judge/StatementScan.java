package dev.plumbline.policy.judge;

/**
 * Finds a statement in a policy document that is written as JSON in a template, of which nothing is
 * evaluated: texts may hold interpolations, and what stands between them may not.
 */
final class StatementScan {
  private static final int[] NONE = {};
  private static final int DEEPEST = 50;
  private static final String NAME = "\"Statement\"";

  private final String text;
  private int at;

  StatementScan(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /**
   * From where to where a statement stands; empty where that can't be told.
   *
   * @param index of the document's statements, from 0
   */
  int[] statement(int index) {
    if (text.indexOf("%{", at) >= 0 || !toStatements()) {
      return NONE;
    }
    if (text.charAt(at) == '{') {
      int start = at;
      return index == 0 && skipValue() ? new int[] {start, at} : NONE;
    }
    if (text.charAt(at) != '[') {
      return NONE;
    }
    at++;
    for (int i = 0; ; i++) {
      space();
      int start = at;
      if (at >= text.length() || text.charAt(at) != '{' || !skipValue()) {
        return NONE;
      }
      if (i == index) {
        return new int[] {start, at};
      }
      space();
      if (at >= text.length() || text.charAt(at) != ',') {
        return NONE;
      }
      at++;
    }
  }

  /** To the value of the document's member of that name. */
  private boolean toStatements() {
    space();
    if (at >= text.length() || text.charAt(at) != '{') {
      return false;
    }
    at++;
    while (at < text.length()) {
      space();
      boolean wanted = text.startsWith(NAME, at);
      if (!skipText()) {
        return false;
      }
      space();
      if (at >= text.length() || text.charAt(at) != ':') {
        return false;
      }
      at++;
      space();
      if (wanted) {
        return at < text.length();
      }
      if (!skipValue()) {
        return false;
      }
      space();
      if (at >= text.length() || text.charAt(at) != ',') {
        return false;
      }
      at++;
    }
    return false;
  }

  /** A text, an object or a list, or a word; false for what is none. */
  private boolean skipValue() {
    if (at >= text.length()) {
      return false;
    }
    char first = text.charAt(at);
    if (first == '"') {
      return skipText();
    }
    if (first != '{' && first != '[') {
      int start = at;
      while (at < text.length() && isWord(text.charAt(at))) {
        at++;
      }
      return at > start;
    }
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '$') {
        return false;
      }
      if (c == '"') {
        if (!skipText()) {
          return false;
        }
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
      if (depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }

  private boolean skipText() {
    return skipText(0);
  }

  /**
   * Interpolations in it may hold texts of their own.
   *
   * @param nesting of such texts around it
   */
  private boolean skipText(int nesting) {
    if (at >= text.length() || text.charAt(at) != '"' || nesting > DEEPEST) {
      return false;
    }
    int braces = 0;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && braces == 0) {
        at++;
        return true;
      }
      if (c == '"') {
        if (!skipText(nesting + 1)) {
          return false;
        }
        continue;
      }
      boolean opens = braces > 0 ? c == '{' : text.startsWith("${", at);
      braces += opens ? 1 : braces > 0 && c == '}' ? -1 : 0;
      at += c == '\\' || opens && c == '$' ? 2 : 1;
    }
    return false;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
