package dev.plumbline.standalone.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines broken between words, what follows under the first line's text. */
final class Broken {
  /** What takes no room: the sequences that {@link Style} writes. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Where a line's text begins: behind its indentation and a first word that two spaces follow. */
  private static final Pattern LABEL = Pattern.compile(" *(?:\\S+  +)?");

  /** A label that takes more of the line leaves too little for the text. */
  private static final int LABEL_SHARE = 3;

  private Broken() {}

  /**
   * @param width in characters; a longer word stands alone and is left to the terminal
   */
  static String lines(String text, int width) {
    String broken =
        text.lines().flatMap(line -> line(line, width).stream()).collect(Collectors.joining("\n"));
    return text.endsWith("\n") ? broken + "\n" : broken;
  }

  private static List<String> line(String line, int width) {
    if (shown(line) <= width) {
      return List.of(line);
    }
    int hanging = hanging(line, width);
    var lines = new ArrayList<String>();
    var rest = new StringBuilder();
    for (String word : line.split("(?<=\\S)(?=\\s)", -1)) {
      if (shown(rest) > hanging && shown(rest) + shown(word) > width) {
        lines.add(rest.toString());
        rest.setLength(0);
        rest.append(" ".repeat(hanging)).append(word.stripLeading());
      } else {
        rest.append(word);
      }
    }
    lines.add(rest.toString());
    return lines;
  }

  private static int hanging(String line, int width) {
    String plain = COLOUR.matcher(line).replaceAll("");
    Matcher label = LABEL.matcher(plain);
    boolean narrow = label.lookingAt() && label.end() <= width / LABEL_SHARE;
    return narrow ? label.end() : plain.length() - plain.stripLeading().length();
  }

  private static int shown(CharSequence text) {
    String plain = COLOUR.matcher(text).replaceAll("");
    return plain.codePointCount(0, plain.length());
  }
}
