package dev.plumbline.iac.hcl;

/**
 * Whether the parser has lost its way. The first thing that goes wrong is said; what follows from
 * it is not, until somebody finds a place to go on from. Also counts how deep the source nests.
 */
final class Failing {
  /** Deeper than anything a person writes, and shallow enough for every stack. */
  static final int DEEPEST = 200;

  /** An expression's height: chains of operators and indexes count as nesting to an evaluator. */
  static final int HIGHEST = 400;

  private final Problems problems;
  private final Cursor cursor;
  private boolean failing;
  private boolean saidUnclosed;
  private int depth;

  Failing(Problems problems, Cursor cursor) {
    this.problems = problems;
    this.cursor = cursor;
  }

  boolean isFailing() {
    return failing;
  }

  void recovered() {
    failing = false;
  }

  /** How many problems were said so far. */
  int said() {
    return problems.count();
  }

  /** Says what is wrong, unless something was already, and loses the way. */
  void fail(String summary, String detail, Span at) {
    note(summary, detail, at);
    failing = true;
  }

  /** Loses the way by what was said already. */
  void lose() {
    failing = true;
  }

  /** Says what is wrong, unless something was already, and goes on. */
  void note(String summary, String detail, Span at) {
    if (!failing) {
      problems.error(summary, detail, at.start(), at.end());
    }
  }

  /**
   * Something is still open at the end of the file: said of the innermost one, and only where no
   * other problem behind its opening explains it.
   */
  void unclosed(String summary, String detail, Span opening, Span context) {
    if (!failing && !saidUnclosed && !problems.hasAfter(opening.end())) {
      problems.error(summary, detail, opening.start(), opening.end(), context.to(opening));
    }
    saidUnclosed = true;
  }

  /** The same of something that is open where the next begins; more than one may be. */
  void unclosedBefore(String summary, String detail, Span opening, Span context) {
    if (!failing && !problems.hasAfter(opening.end())) {
      problems.error(summary, detail, opening.start(), opening.end(), context.to(opening));
    }
  }

  /** Said once per source, whatever else fails. */
  void invalidUtf8(int at) {
    problems.invalidUtf8(at);
  }

  /** One level further in; false, said and failing, where that is too deep. */
  boolean enter() {
    if (++depth <= DEEPEST) {
      return true;
    }
    fail(
        "Nesting is too deep",
        "This is nested more than " + DEEPEST + " levels deep. Move parts of it into local values.",
        cursor.here());
    return false;
  }

  void leave() {
    depth--;
  }

  /** Skips to where the construct should close, if the way was lost inside of it. */
  void findCloser() {
    if (failing) {
      cursor.recover(false, false);
    }
  }

  /**
   * Takes the closing token and puts the newline rule back; says so where the token is missing.
   *
   * @param construct what is to be closed, as a message calls it
   */
  void close(TokenKind kind, boolean newlineRule, Span opening, String construct) {
    findCloser();
    boolean closed = cursor.is(kind);
    cursor.skipNewlines(newlineRule);
    if (closed) {
      cursor.next();
      failing = false;
      return;
    }
    fail(
        "Unclosed " + construct,
        "Expected "
            + kind.words()
            + " to close the "
            + construct
            + " that opens in line "
            + opening.range().start().line()
            + ", but found "
            + cursor.found()
            + ".",
        cursor.is(TokenKind.END) ? opening : cursor.here());
  }
}
