package dev.plumbline.iac.eval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Characters as people see them: Unicode's extended grapheme clusters, which Terraform counts. */
public final class Graphemes {
  private Graphemes() {}

  public static int count(String text) {
    if (isPlain(text)) {
      return text.length();
    }
    BreakIterator breaks = breaks(text);
    int count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** The first so many of them, as one text. */
  public static String first(String text, int count) {
    if (count >= text.length()) {
      return text;
    }
    if (isPlain(text)) {
      return text.substring(0, count);
    }
    BreakIterator breaks = breaks(text);
    int end = 0;
    for (int i = 0; i < count && end != BreakIterator.DONE; i++) {
      end = breaks.next();
    }
    return end == BreakIterator.DONE ? text : text.substring(0, end);
  }

  private static BreakIterator breaks(String text) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    return breaks;
  }

  public static List<String> of(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    if (isPlain(text)) {
      for (int i = 0; i < text.length(); i++) {
        clusters.add(text.substring(i, i + 1));
      }
      return clusters;
    }
    BreakIterator breaks = breaks(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      clusters.add(text.substring(start, end));
      start = end;
    }
    return clusters;
  }

  /** Where the last of them begins; 0 in an empty text. */
  static int lastStart(String text) {
    if (text.isEmpty() || isPlain(text)) {
      return Math.max(0, text.length() - 1);
    }
    BreakIterator breaks = breaks(text);
    int last = 0;
    for (int at = breaks.next(); at < text.length() && at != BreakIterator.DONE; ) {
      last = at;
      at = breaks.next();
    }
    return last;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
