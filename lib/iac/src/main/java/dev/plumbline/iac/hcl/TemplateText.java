package dev.plumbline.iac.hcl;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The text of templates: escapes, strip markers, a heredoc's indentation. */
final class TemplateText {
  private final SourceText source;
  private final byte[] bytes;
  private final Failing failing;

  TemplateText(SourceText source, Failing failing) {
    this.source = source;
    this.bytes = source.bytes();
    this.failing = failing;
  }

  /**
   * What a stretch of literal text means, in Unicode's normal form C.
   *
   * @param form in a quoted string, backslashes escape
   */
  String decode(int start, int end, Template.Form form) {
    boolean escapes = form == Template.Form.QUOTED;
    int bits = 0;
    boolean plain = true;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      bits |= b;
      plain &= b != '{' && b != '\r' && (b != '\\' || !escapes);
    }
    if (bits >= 0 && plain) {
      return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
    if (bits < 0) {
      checkUtf8(start, end);
    }
    String text = plain ? source.text(start, end) : decodeEscapes(start, end, form);
    return bits < 0 || !plain ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
  }

  private void checkUtf8(int start, int end) {
    for (int i = start; i < end; ) {
      long decoded = Utf8.decode(bytes, i, end);
      if (!Utf8.isValid(decoded)) {
        failing.invalidUtf8(i);
        return;
      }
      i += Utf8.length(decoded);
    }
  }

  private String decodeEscapes(int start, int end, Template.Form form) {
    var text = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      byte b = bytes[i];
      if (b == '\\' && form == Template.Form.QUOTED) {
        i = escape(i, end, text);
      } else if (b == '$' || b == '%') {
        i = introduction(i, end, text);
      } else if (b == '\r') {
        i = carriageReturn(i, end, form, text);
      } else if (b >= 0) {
        text.append((char) b);
        i++;
      } else {
        long decoded = Utf8.decode(bytes, i, end);
        text.appendCodePoint(Utf8.point(decoded));
        i += Utf8.length(decoded);
      }
    }
    return text.toString();
  }

  /**
   * A run of {@code $} or {@code %}; before a brace, where it has to be an escape, one falls away.
   */
  private int introduction(int at, int end, StringBuilder text) {
    int last = at;
    while (last < end && bytes[last] == bytes[at]) {
      last++;
    }
    boolean escape = last - at > 1 && last < end && bytes[last] == '{';
    text.repeat((char) bytes[at], escape ? last - at - 1 : last - at);
    return last;
  }

  private int carriageReturn(int at, int end, Template.Form form, StringBuilder text) {
    boolean endsLine = at + 1 < end && bytes[at + 1] == '\n';
    if (form == Template.Form.QUOTED || (form == Template.Form.HEREDOC && !endsLine)) {
      failing.note(
          "Invalid character in string",
          "A carriage return can't stand in text. Write \"\\r\" in a quoted string, or remove it.",
          source.span(at, at + 1));
    }
    text.append('\r');
    return at + 1;
  }

  private int escape(int at, int end, StringBuilder text) {
    int letter = at + 1 < end ? bytes[at + 1] : -1;
    switch (letter) {
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case '"' -> text.append('"');
      case '\\' -> text.append('\\');
      case 'u', 'U' -> {
        return unicodeEscape(at, end, letter == 'u' ? 4 : 8, text);
      }
      default -> {
        int length = letter < 0 && at + 1 < end ? utf8Length(at + 1, end) : 1;
        int stop = Math.min(end, at + 1 + length);
        failing.note(
            "Invalid escape sequence",
            "Behind a backslash stands one of n, r, t, \", \\, u and U. To write a backslash,"
                + " double it.",
            source.span(at, stop));
        text.append(source.text(at, stop));
        return stop;
      }
    }
    return at + 2;
  }

  private int utf8Length(int at, int end) {
    return Utf8.length(Utf8.decode(bytes, at, end));
  }

  private int unicodeEscape(int at, int end, int digits, StringBuilder text) {
    int point = 0;
    int i = at + 2;
    while (i < end && i < at + 2 + digits && Character.digit(bytes[i], 16) >= 0) {
      point = (point << 4) | Character.digit(bytes[i], 16);
      i++;
    }
    boolean surrogate = point >= 0xd800 && point < 0xe000;
    if (i - at - 2 == digits && Character.isValidCodePoint(point)) {
      text.appendCodePoint(surrogate ? Utf8.REPLACEMENT : point);
      return i;
    }
    failing.note(
        "Invalid escape sequence",
        "\\u takes four and \\U eight hexadecimal digits that name a character of Unicode.",
        source.span(at, i));
    text.append(source.text(at, i));
    return i;
  }

  static String stripStart(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Unicode's White_Space. */
  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == 0x85
        || (c > 0x7f && Character.isSpaceChar(c));
  }

  /**
   * Takes the indentation off that all lines share. A line of nothing but spaces has no say and
   * stays as it is; one that starts with a sequence is not indented.
   */
  static void flush(List<Piece> pieces) {
    List<Piece.Text> lines = new ArrayList<>();
    int least = Integer.MAX_VALUE;
    boolean lineStart = true;
    for (Piece piece : pieces) {
      if (lineStart) {
        int spaces = 0;
        if (piece instanceof Piece.Text text) {
          spaces = leadingSpaces(text.value());
          boolean blank = spaces == text.value().length() && text.value().endsWith("\n");
          if (blank) {
            spaces = Integer.MAX_VALUE;
          } else {
            lines.add(text);
          }
        }
        least = Math.min(least, spaces);
      }
      lineStart = piece instanceof Piece.Text text && text.value().endsWith("\n");
    }
    for (Piece.Text line : lines) {
      line.value(line.value().substring(least));
    }
  }

  private static int leadingSpaces(String text) {
    return text.length() - stripStart(text).length();
  }
}
