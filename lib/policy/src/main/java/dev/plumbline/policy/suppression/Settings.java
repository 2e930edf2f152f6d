package dev.plumbline.policy.suppression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind an id in our own form: {@code key=value key="a longer value"}, in double
 * quotes or in single ones.
 *
 * @param problem what is not understood, as the end of a sentence; {@code ""} for nothing
 */
record Settings(Map<String, String> said, String problem) {
  private static final int LONGEST = 60;
  private static final Set<String> KEYS = Set.of("until", "owner", "reason");
  private static final Pattern WORD =
      Pattern.compile("([^\\s=\"']++)=(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"']++)(?=\\s|$)");

  static Settings parse(String text) {
    Map<String, String> said = new HashMap<>();
    Matcher word = WORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (word.region(at, text.length()).lookingAt()
          && KEYS.contains(word.group(1))
          && said.put(word.group(1), value(text.substring(at, word.end()))) == null) {
        at = word.end();
      } else {
        return new Settings(said, problem(text.substring(at)));
      }
    }
    return new Settings(said, "");
  }

  private static String value(String word) {
    String value = word.substring(word.indexOf('=') + 1);
    boolean quoted = value.startsWith("\"") || value.startsWith("'");
    return quoted ? value.substring(1, value.length() - 1).strip() : value;
  }

  /** As much of a word as a message takes. */
  static String shown(String word) {
    return word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word;
  }

  private static String problem(String text) {
    return ", since \""
        + shown(text.split("\\s", 2)[0])
        + "\" is not understood: it takes until=, owner= and reason=, and quotes around several"
        + " words";
  }
}
