package dev.plumbline.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Examples of a command, one below the other: what explains them begins in one column, and under an
 * example that leaves no room for it.
 *
 * @param lines each a command and, after two spaces, what it does; or what continues a command
 * @param width of the terminal, in characters
 */
record Examples(List<String> lines, int width) {
  private static final Pattern EXPLAINED = Pattern.compile("( +\\S.*?)  +(\\S.*)");
  private static final int GAP = 2;
  private static final String UNDER = " ".repeat(6);

  Examples {
    lines = List.copyOf(lines);
  }

  List<String> aligned() {
    int column = column();
    var aligned = new ArrayList<String>();
    for (String line : lines) {
      Matcher parts = EXPLAINED.matcher(line);
      if (!parts.matches()) {
        aligned.add(line);
      } else if (fits(parts, column)) {
        aligned.add(pad(parts.group(1), column) + parts.group(2));
      } else {
        aligned.add(parts.group(1));
        Words.wrapped(parts.group(2), width - UNDER.length())
            .forEach(text -> aligned.add(UNDER + text));
      }
    }
    return aligned;
  }

  /** The column that most explanations fit at, the leftmost of these. */
  private int column() {
    List<Matcher> explained =
        lines.stream().map(EXPLAINED::matcher).filter(Matcher::matches).toList();
    return explained.stream()
        .map(parts -> parts.group(1).length() + GAP)
        .max(
            Comparator.<Integer>comparingLong(
                    column -> explained.stream().filter(parts -> fits(parts, column)).count())
                .thenComparing(Comparator.reverseOrder()))
        .orElse(0);
  }

  private boolean fits(Matcher parts, int column) {
    return parts.group(1).length() + GAP <= column && column + parts.group(2).length() <= width;
  }

  private static String pad(String command, int column) {
    return command + " ".repeat(column - command.length());
  }
}
