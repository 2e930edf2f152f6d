package dev.plumbline.reporter.output;

import java.nio.charset.StandardCharsets;

/** Repository-relative paths as relative URI references (RFC 3986, section 4.2). */
final class Uris {
  private static final String PLAIN = "-._~/!$&'()*+,;=@";

  private Uris() {}

  /** Keeps what a path segment may hold, escapes all else; a colon too, which would be a scheme. */
  static String of(String path) {
    var uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
