package dev.plumbline.iac.eval.function;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What {@code base64gzip} makes of a short text. Compressors are free in their choices, so a longer
 * text has many forms and Terraform's is not known; a short one that repeats nothing can only be
 * one block in the fixed code of RFC 1951, a flush, and the empty block that ends the stream.
 */
final class ShortGzip {
  private static final int LEAST_MATCH = 4;
  private static final int LONGEST = 64;
  private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte[] EMPTY_BLOCK = {0, 0, (byte) 0xff, (byte) 0xff};

  /** Bits of the smallest description of another code: its head, 12 lengths, one long run. */
  private static final int LEAST_DESCRIPTION = 17 + 3 * 12 + 14;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int count;

  private ShortGzip() {}

  /** Null where its form is not certain. */
  static byte @Nullable [] of(byte[] text) {
    return text.length > LONGEST || repeats(text) || !fixedIsShortest(text)
        ? null
        : new ShortGzip().stream(text);
  }

  private static boolean repeats(byte[] text) {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i + LEAST_MATCH <= text.length; i++) {
      if (!seen.add(ByteBuffer.wrap(text, i, LEAST_MATCH).getInt())) {
        return true;
      }
    }
    return false;
  }

  /** Against a lower bound of what a code made for the text needs, and against no code at all. */
  private static boolean fixedIsShortest(byte[] text) {
    int[] frequency = new int[257];
    frequency[256] = 1;
    int fixed = 3 + 7;
    for (byte each : text) {
      frequency[each & 0xff]++;
      fixed += each < 0 ? 9 : 8;
    }
    double own = LEAST_DESCRIPTION;
    for (int each : frequency) {
      own += each == 0 ? 0 : 2 - each * Math.log((double) each / (text.length + 1)) / Math.log(2);
    }
    return fixed < own && fixed < 8 * (text.length + 5);
  }

  private byte[] stream(byte[] text) {
    out.writeBytes(HEAD);
    if (text.length > 0) {
      least(0b010, 3);
      for (byte each : text) {
        literal(each & 0xff);
      }
      most(0, 7);
    }
    emptyBlock(0);
    emptyBlock(1);
    var checksum = new CRC32();
    checksum.update(text);
    out.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) checksum.getValue())
            .putInt(text.length)
            .array());
    return out.toByteArray();
  }

  /** RFC 1951, section 3.2.6. */
  private void literal(int value) {
    if (value < 144) {
      most(0x30 + value, 8);
    } else {
      most(0x190 + value - 144, 9);
    }
  }

  private void emptyBlock(int last) {
    least(last, 3);
    least(0, (8 - count) % 8);
    out.writeBytes(EMPTY_BLOCK);
  }

  private void most(int code, int length) {
    least(Integer.reverse(code) >>> (32 - length), length);
  }

  private void least(int value, int length) {
    bits |= value << count;
    count += length;
    while (count >= 8) {
      out.write(bits & 0xff);
      bits >>>= 8;
      count -= 8;
    }
  }
}
