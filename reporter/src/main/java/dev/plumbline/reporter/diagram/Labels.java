package dev.plumbline.reporter.diagram;

/** Text in the drawing: short enough to be read, safe inside XML. */
final class Labels {
  private static final int MOST = 34;

  private Labels() {}

  /** The middle gives way: the ends of a name tell more. */
  static String shown(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= MOST) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int head = MOST / 2;
    int tail = MOST - head - 1;
    return new String(points, 0, head) + "…" + new String(points, length - tail, tail);
  }

  /** Escapes mark-up and drops what XML 1.0 does not allow. */
  static String xml(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
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
    return (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000
        || c == '\t'
        || c == '\n';
  }
}
