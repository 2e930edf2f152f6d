package dev.plumbline.iac.hcl;

/** Where names, numbers and a heredoc's opening end. */
final class Characters {
  private static final boolean[] NAME_START = new boolean[128];
  private static final boolean[] NAME_PART = new boolean[128];
  private static final boolean[] PLAIN_IN_QUOTES = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      PLAIN_IN_QUOTES[c] = c != '"' && c != '\n' && c != '\\' && c != '$' && c != '%';
    }
    for (int c = 0; c < 128; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      NAME_START[c] = letter;
      NAME_PART[c] = letter || c == '-' || (c >= '0' && c <= '9');
    }
  }

  private Characters() {}

  /** Whether a byte, of any sign, stands for itself in a quoted string whatever follows it. */
  static boolean isPlainInQuotes(int b) {
    return PLAIN_IN_QUOTES[b & 0xff];
  }

  /**
   * @param b a byte below 128
   */
  static boolean isNameStart(int b) {
    return NAME_START[b];
  }

  /** The end of the name that starts at {@code start}: UAX #31 with {@code _} and {@code -}. */
  static int nameEnd(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length) {
      int b = bytes[end];
      if (b >= 0) {
        if (!NAME_PART[b]) {
          return end;
        }
        end++;
      } else {
        long decoded = Utf8.decode(bytes, end, bytes.length);
        int point = Utf8.point(decoded);
        if (!Utf8.isValid(decoded)
            || !Character.isUnicodeIdentifierPart(point)
            || Character.isIdentifierIgnorable(point)) {
          return end;
        }
        end += Utf8.length(decoded);
      }
    }
    return end;
  }

  /** The end of the number that starts at {@code start}; a dot needs a digit behind it. */
  static int numberEnd(byte[] bytes, int start) {
    int end = digits(bytes, start);
    if (end + 1 < bytes.length && bytes[end] == '.' && isDigit(bytes[end + 1])) {
      end = digits(bytes, end + 1);
    }
    if (end < bytes.length && (bytes[end] == 'e' || bytes[end] == 'E')) {
      int sign = end + 1 < bytes.length && (bytes[end + 1] == '+' || bytes[end + 1] == '-') ? 2 : 1;
      if (end + sign < bytes.length && isDigit(bytes[end + sign])) {
        end = digits(bytes, end + sign);
      }
    }
    return end;
  }

  /** Behind {@code <<NAME} or {@code <<-NAME} and its newline; 0 where there is no such thing. */
  static int heredocOpeningEnd(byte[] bytes, int start) {
    int name = start + 2 < bytes.length && bytes[start + 2] == '-' ? start + 3 : start + 2;
    if (name >= bytes.length || (bytes[name] >= 0 && !NAME_START[bytes[name]])) {
      return 0;
    }
    int end = nameEnd(bytes, name);
    if (end > name && end < bytes.length && bytes[end] == '\r') {
      end++;
    }
    return end > name && end < bytes.length && bytes[end] == '\n' ? end + 1 : 0;
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static int digits(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && isDigit(bytes[end])) {
      end++;
    }
    return end;
  }
}
