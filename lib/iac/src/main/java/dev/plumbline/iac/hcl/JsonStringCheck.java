package dev.plumbline.iac.hcl;

/** What a JSON string may not hold: bare control characters, unknown escapes, invalid UTF-8. */
final class JsonStringCheck {
  private final SourceText source;
  private final Problems problems;

  JsonStringCheck(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Looks at the text between the quotes. */
  void check(int start, int end) {
    byte[] bytes = source.bytes();
    int i = start;
    while (i < end) {
      byte b = bytes[i];
      if (b == '\\') {
        i = escape(bytes, i, end);
      } else if (b >= 0) {
        if (b < ' ') {
          problems.error(
              "Invalid character in string",
              "A control character has to be escaped in JSON.",
              i,
              i + 1);
        }
        i++;
      } else {
        long decoded = Utf8.decode(bytes, i, end);
        if (!Utf8.isValid(decoded)) {
          problems.invalidUtf8(i);
        }
        i += Utf8.length(decoded);
      }
    }
  }

  private int escape(byte[] bytes, int at, int end) {
    int letter = at + 1 < end ? bytes[at + 1] : -1;
    int digits = 0;
    while (letter == 'u'
        && digits < 4
        && at + 2 + digits < end
        && Character.digit(bytes[at + 2 + digits], 16) >= 0) {
      digits++;
    }
    boolean known = letter == 'u' ? digits == 4 : "\"\\/bfnrt".indexOf(letter) >= 0;
    if (!known) {
      problems.error(
          "Invalid escape sequence",
          "Behind a backslash stands one of \", \\, /, b, f, n, r, t, or u and four hexadecimal"
              + " digits.",
          at,
          Math.min(at + 2, end));
    }
    return at + 2 + digits;
  }
}
