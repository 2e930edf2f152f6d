package dev.plumbline.policy.net;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One IP address, read without asking any resolver. */
record Address(BigInteger number, int bits) {

  static @Nullable Address parse(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  private static @Nullable Address v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    long number = 0;
    for (String part : parts) {
      int octet = number(part, 10, 3);
      if (octet < 0 || octet > 255) {
        return null;
      }
      number = number << 8 | octet;
    }
    return new Address(BigInteger.valueOf(number), 32);
  }

  private static @Nullable Address v6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return null;
    }
    int[] head = groups(gap < 0 ? text : text.substring(0, gap));
    int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2));
    if (head == null || tail == null) {
      return null;
    }
    int zeros = 8 - head.length - tail.length;
    if (gap < 0 ? zeros != 0 : zeros < 1) {
      return null;
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < 8; i++) {
      int group =
          i < head.length ? head[i] : i < head.length + zeros ? 0 : tail[i - head.length - zeros];
      number = number.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return new Address(number, 128);
  }

  /** Null when a group is no number; an IPv4 tail counts as two groups. */
  private static int @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    Address tail = parts[parts.length - 1].indexOf('.') < 0 ? null : v4(parts[parts.length - 1]);
    int plain = tail == null ? parts.length : parts.length - 1;
    var groups = new int[plain + (tail == null ? 0 : 2)];
    for (int i = 0; i < plain; i++) {
      groups[i] = number(parts[i], 16, 4);
      if (groups[i] < 0) {
        return null;
      }
    }
    if (tail != null) {
      groups[plain] = tail.number().shiftRight(16).intValue();
      groups[plain + 1] = tail.number().intValue() & 0xffff;
    }
    return groups;
  }

  private static int number(String text, int radix, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), radix) < 0 || text.charAt(i) > 'f') {
        return -1;
      }
    }
    return Integer.parseInt(text, radix);
  }
}
