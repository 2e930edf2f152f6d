package dev.plumbline.reporter.markdown;

/** Text from a repository is hostile: it must not become mark-up, links, mentions or HTML. */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>()#+!|~&@";
  // Invisible, and keeps `@name` from being a mention and `#12` from being a link.
  private static final char BREAK = '\u200B';

  private Markdown() {}

  /** As plain text on one line. */
  public static String text(String text) {
    var safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@') {
        safe.append('@').append(BREAK);
      } else if (c == '<') {
        safe.append("&lt;");
      } else if (c == '&') {
        safe.append("&amp;");
      } else if (c < ' ') {
        safe.append(' ');
      } else if (SPECIAL.indexOf(c) >= 0) {
        safe.append('\\').append(c);
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** As code on one line; the fence is longer than any run of backticks in it. */
  public static String code(String text) {
    String line = text.replaceAll("[\\r\\n\\t]", " ").replace("|", "\\|");
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String pad = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
    return fence + pad + line + pad + fence;
  }

  /** {@code 1 finding}, {@code 2 findings}. */
  public static String count(int count, String what) {
    return count + " " + (count == 1 ? what : what + "s");
  }
}
