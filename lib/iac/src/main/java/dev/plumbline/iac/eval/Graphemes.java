package dev.plumbline.iac.eval;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Characters as people see them: Unicode's extended grapheme clusters, which Terraform counts. */
public final class Graphemes {
  private Graphemes() {}

  public static int count(String text) {
    return isPlain(text) ? text.length() : of(text).size();
  }

  public static List<String> of(String text) {
    List<String> clusters = new ArrayList<>(text.length());
    if (isPlain(text)) {
      for (int i = 0; i < text.length(); i++) {
        clusters.add(text.substring(i, i + 1));
      }
      return clusters;
    }
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
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
    return text.length() - of(text).getLast().length();
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
