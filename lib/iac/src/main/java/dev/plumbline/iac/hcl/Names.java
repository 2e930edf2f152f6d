package dev.plumbline.iac.hcl;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The names of one source as strings, each made once: most stand in it many times. */
final class Names {
  private static final int LEAST_SLOTS = 32;
  private static final int MOST_SLOTS = 512;

  private final byte[] bytes;
  private final @Nullable String[] known;

  Names(byte[] bytes) {
    this.bytes = bytes;
    int slots = Integer.highestOneBit(Math.max(1, bytes.length / 16));
    this.known = new @Nullable String[Math.clamp(slots, LEAST_SLOTS, MOST_SLOTS)];
  }

  String of(int start, int end) {
    int hash = 0;
    int bits = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
      bits |= bytes[i];
    }
    if (bits < 0) {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    int slot = (hash ^ (hash >>> 9)) & (known.length - 1);
    String name = known[slot];
    if (name == null || !equal(start, end, name)) {
      name = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      known[slot] = name;
    }
    return name;
  }

  /** Whether these bytes are that word of ASCII. */
  boolean equal(int start, int end, String word) {
    int length = end - start;
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
