package dev.plumbline.standalone.terminal;

import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws a range of a source with line numbers and carets under it. */
public final class CodeFrame {
  /** Longer ranges show their beginning. */
  private static final int MAX_LINES = 4;

  /** Characters between a line's number and its text. */
  private static final int GUTTER = 3;

  /** Characters of a line that are shown where nothing breaks lines: files of one line are huge. */
  private static final int MOST = 2_000;

  /** Lines of the terminal that one line of the source takes at most. */
  private static final int MOST_PIECES = 4;

  /** Characters before what is marked that are shown with it. */
  private static final int BEFORE = 40;

  private static final int ELLIPSES = 2;

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
      String text = printable(shown.get(line - first));
      boolean alone = first == last;
      frame.append(line(Integer.toString(line), width, text, alone ? marked(range, text) : NONE));
    }
    int more = last - first - MAX_LINES + 1;
    if (more > 0) {
      String counted = " … " + more + (more == 1 ? " more line" : " more lines");
      frame.append(style.dim(" ".repeat(width) + counted)).append('\n');
    }
    return frame.toString();
  }

  /** A range that ends at the beginning of a line does not show that line. */
  private static int lastLine(SourceRange range) {
    boolean atStart = range.end().column() == 1 && range.end().line() > range.start().line();
    return atStart ? range.end().line() - 1 : range.end().line();
  }

  /** From the first character that is marked to the one behind the last, from 0. */
  private record Marked(int from, int to) {}

  private static final Marked NONE = new Marked(0, 0);

  private static Marked marked(SourceRange range, String text) {
    int start = Math.min(range.start().column(), text.length() + 1);
    int end = Math.max(start + 1, Math.min(range.end().column(), text.length() + 1));
    return new Marked(start - 1, end - 1);
  }

  /** A line of the source in as many as it takes, what is marked underlined in each. */
  private String line(String number, int width, String text, Marked marked) {
    int room = style.width() == 0 ? MOST : Math.max(1, style.width() - width - GUTTER);
    int most = style.width() == 0 ? MOST : room * MOST_PIECES;
    boolean whole = text.length() <= most;
    int from = whole ? 0 : Math.max(0, marked.from() - BEFORE);
    int to = whole ? text.length() : Math.min(text.length(), from + most - ELLIPSES);
    String before = from > 0 ? "…" : "";
    String window = before + text.substring(from, to) + (to < text.length() ? "…" : "");
    int shift = from - before.length();
    var frame = new StringBuilder();
    for (int at = 0; at == 0 || at < window.length(); at += room) {
      String piece = window.substring(at, Math.min(at + room, window.length()));
      frame.append(gutter(at == 0 ? number : "", width)).append(piece).append('\n');
      frame.append(carets(marked.from() - shift - at, marked.to() - shift - at, room, width));
    }
    return frame.toString();
  }

  private String gutter(String number, int width) {
    return style.dim(("%" + width + "s │ ").formatted(number));
  }

  /** Nothing where nothing of the piece is marked. */
  private String carets(int from, int to, int room, int width) {
    int first = Math.max(0, from);
    int length = Math.min(to, room) - first;
    return length <= 0
        ? ""
        : gutter("", width) + " ".repeat(first) + style.red("^".repeat(length)) + "\n";
  }

  /** A repository's text is hostile: no control character of it reaches the terminal. */
  public static String printable(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\t' ? ' ' : c)
        .forEach(c ->
            clean.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                    ? '\uFFFD'
                    : c));
    return clean.toString();
  }
}
