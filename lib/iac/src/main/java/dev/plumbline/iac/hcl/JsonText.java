package dev.plumbline.iac.hcl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The content of a JSON string: decoded, and as a source whose ranges are the file's. */
final class JsonText {
  private final byte[] from;
  private final int end;
  private byte[] bytes;
  private int[] origins;
  private int length;

  private JsonText(Span quoted) {
    from = quoted.source().bytes();
    end = quoted.end() - 1;
    int size = Math.max(0, end - quoted.start() - 1);
    // A broken escape at the end may become a longer character than it is itself.
    bytes = new byte[size + 4];
    origins = new int[size + 5];
    int at = quoted.start() + 1;
    while (at < end) {
      at = from[at] == '\\' ? escape(at) : put(from[at], at);
    }
    bytes = Arrays.copyOf(bytes, length);
    origins = Arrays.copyOf(origins, length + 1);
    origins[length] = Math.max(end, quoted.start());
  }

  /** The text between the quotes of a well-formed JSON string. */
  static SourceText source(Span quoted) {
    var text = new JsonText(quoted);
    return SourceText.decoded(quoted.source(), text.bytes, text.origins);
  }

  static String decode(Span quoted) {
    byte[] source = quoted.source().bytes();
    for (int i = quoted.start() + 1; i < quoted.end() - 1; i++) {
      if (source[i] == '\\') {
        return new String(new JsonText(quoted).bytes, StandardCharsets.UTF_8);
      }
    }
    return quoted.source().text(quoted.start() + 1, Math.max(quoted.start() + 1, quoted.end() - 1));
  }

  private int put(int b, int at) {
    bytes[length] = (byte) b;
    origins[length++] = at;
    return at + 1;
  }

  private int escape(int at) {
    int letter = at + 1 < end ? from[at + 1] : '\\';
    switch (letter) {
      case 'n' -> put('\n', at);
      case 'r' -> put('\r', at);
      case 't' -> put('\t', at);
      case 'b' -> put('\b', at);
      case 'f' -> put('\f', at);
      case 'u' -> {
        return unicode(at);
      }
      default -> put(letter, at);
    }
    return at + 2;
  }

  private int unicode(int at) {
    int first = hex(at);
    int next = at + 6;
    int point = first;
    if (first >= 0xd800 && first < 0xdc00 && next + 1 < end && from[next] == '\\') {
      int second = from[next + 1] == 'u' ? hex(next) : -1;
      if (second >= 0xdc00 && second < 0xe000) {
        point = Character.toCodePoint((char) first, (char) second);
        next += 6;
      }
    }
    boolean lone = point < 0 || (point >= 0xd800 && point < 0xe000);
    for (byte b :
        Character.toString(lone ? Utf8.REPLACEMENT : point).getBytes(StandardCharsets.UTF_8)) {
      put(b, at);
    }
    return Math.min(next, end);
  }

  private int hex(int at) {
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = i < end ? Character.digit(from[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }
}
