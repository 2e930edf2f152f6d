package dev.plumbline.iac.hcl;

import java.util.Arrays;

/**
 * What the scanner is inside of: expressions at the bottom, then in turn a text and the expression
 * of a sequence in it, as deep as the source nests.
 */
final class Modes {
  /** The mode of an expression, and the three of text. */
  static final int EXPRESSION = 0;

  static final int QUOTED = 1;
  static final int HEREDOC = 2;
  static final int BARE = 3;

  private int[] kinds = new int[16];
  private int[] starts = new int[16];
  private int[] braces = new int[16];
  private int top;

  boolean isText() {
    return kinds[top] != EXPRESSION;
  }

  boolean isInside() {
    return top > 0;
  }

  int kind() {
    return kinds[top];
  }

  /** Where the innermost text, or sequence in a text, began. */
  int start() {
    return starts[top];
  }

  void push(int kind, int start) {
    if (++top == kinds.length) {
      kinds = Arrays.copyOf(kinds, top * 2);
      starts = Arrays.copyOf(starts, top * 2);
      braces = Arrays.copyOf(braces, top * 2);
    }
    kinds[top] = kind;
    starts[top] = start;
    braces[top] = 0;
  }

  void pop() {
    top--;
  }

  void openBrace() {
    braces[top]++;
  }

  /** Whether a closing brace, here and now, ends an interpolation or a directive. */
  boolean isSequenceEnd() {
    return top > 0 && kinds[top] == EXPRESSION && braces[top] == 0;
  }

  /** Takes a closing brace; true where it ended an interpolation or a directive. */
  boolean closeBrace() {
    if (isSequenceEnd()) {
      top--;
      return true;
    }
    braces[top]--;
    return false;
  }
}
