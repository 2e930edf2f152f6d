package dev.plumbline.iac.hcl;

/** Code points in UTF-8 bytes, one at a time, without allocating. */
final class Utf8 {
  /** What stands for a byte that begins no valid sequence. */
  static final int REPLACEMENT = 0xfffd;

  private static final long INVALID = 1L << 40;

  private Utf8() {}

  /** The code point at {@code at}: to be taken apart with the methods below. */
  static long decode(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return pack(first, 1);
    }
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > end) {
      return pack(REPLACEMENT, 1) | INVALID;
    }
    int point = first & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      int next = bytes[at + i] & 0xff;
      if ((next & 0xc0) != 0x80) {
        return pack(REPLACEMENT, 1) | INVALID;
      }
      point = (point << 6) | (next & 0x3f);
    }
    boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    boolean outside = point > 0x10ffff || (point >= 0xd800 && point < 0xe000);
    return overlong || outside ? pack(REPLACEMENT, 1) | INVALID : pack(point, length);
  }

  static int point(long decoded) {
    return (int) (decoded & 0xffffffL);
  }

  /** In bytes, at least 1. */
  static int length(long decoded) {
    return (int) ((decoded >> 32) & 0xf);
  }

  static boolean isValid(long decoded) {
    return (decoded & INVALID) == 0;
  }

  private static long pack(int point, int length) {
    return ((long) length << 32) | point;
  }
}
