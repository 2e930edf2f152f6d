package dev.plumbline.reporter.output;

/** Text inside XML and HTML: escaped, and without what XML 1.0 does not allow. */
final class Xml {
  private Xml() {}

  static String text(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n', '\r', '\t' -> safe.append("&#").append(c).append(';');
            default -> {
              if (allowed(c)) {
                safe.appendCodePoint(c);
              }
            }
          }
        });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
