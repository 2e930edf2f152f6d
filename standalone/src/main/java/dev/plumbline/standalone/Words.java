package dev.plumbline.standalone;

import java.util.ArrayList;
import java.util.List;

/** Prose in lines of a width, broken between words alone. */
final class Words {
  private Words() {}

  /** A word that is longer than {@code width} has a line of its own. */
  static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" +")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
