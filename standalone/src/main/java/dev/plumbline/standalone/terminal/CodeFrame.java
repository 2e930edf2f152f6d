package dev.plumbline.standalone.terminal;

import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws a range of a source with line numbers and carets under it. */
public final class CodeFrame {
  /** Longer ranges show their beginning. */
  private static final int MAX_LINES = 4;

  private static final int MAX_WIDTH = 160;
  private static final int MAX_MESSAGE = 2_000;

  private final Style style;

  public CodeFrame(Style style) {
    this.style = style;
  }

  /**
   * @param source the file's content; nothing is drawn for a range that is not inside of it
   */
  public String draw(byte[] source, SourceRange range) {
    List<String> lines = new String(source, StandardCharsets.UTF_8).lines().toList();
    int first = range.start().line();
    int last = Math.min(Math.max(first, lastLine(range)), lines.size());
    var frame = new StringBuilder();
    int width = Integer.toString(Math.min(last, first + MAX_LINES)).length();
    List<String> shown = SecretText.masked(lines, first, Math.min(last, first + MAX_LINES - 1));
    for (int line = first; line < first + shown.size(); line++) {
      String text = shown.get(line - first);
      frame.append(gutter(line, width)).append(printable(text)).append('\n');
      if (first == last) {
        frame.append(carets(range, text, width)).append('\n');
      }
    }
    if (last >= first + MAX_LINES) {
      frame
          .append(
              style.dim(" ".repeat(width) + " … " + (last - first - MAX_LINES + 1) + " more lines"))
          .append('\n');
    }
    return frame.toString();
  }

  /** A range that ends at the beginning of a line does not show that line. */
  private static int lastLine(SourceRange range) {
    boolean atStart = range.end().column() == 1 && range.end().line() > range.start().line();
    return atStart ? range.end().line() - 1 : range.end().line();
  }

  private String gutter(int line, int width) {
    return style.dim(("%" + width + "d │ ").formatted(line));
  }

  private String carets(SourceRange range, String text, int width) {
    int start = Math.min(range.start().column(), text.length() + 1);
    int end = Math.max(start + 1, Math.min(range.end().column(), text.length() + 1));
    return style.dim(" ".repeat(width) + " │ ")
        + " ".repeat(start - 1)
        + style.red("^".repeat(Math.min(end - start, MAX_WIDTH)));
  }

  /** A repository's text is hostile: no control character of it reaches the terminal. */
  static String printable(String text) {
    return printable(text, MAX_WIDTH);
  }

  /**
   * The same of what says what to do at its end, so that it is not cut off as a line of code is.
   */
  static String message(String text) {
    return printable(text, MAX_MESSAGE);
  }

  private static String printable(String text, int most) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(most)
        .map(c -> c == '\t' ? ' ' : c)
        .forEach(c ->
            clean.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    ? '\uFFFD'
                    : c));
    return clean.append(text.length() > most ? "…" : "").toString();
  }
}
