package dev.plumbline.iac.hcl;

import java.util.Arrays;

/**
 * The tokens of a source, as arrays of numbers: nothing per token to collect or to look through.
 */
final class Tokens {
  private static final TokenKind[] KINDS = TokenKind.values();

  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int size;

  Tokens(int sourceLength) {
    int guess = Math.max(16, sourceLength / 5);
    kinds = new byte[guess];
    starts = new int[guess];
    ends = new int[guess];
  }

  void add(TokenKind kind, int start, int end) {
    if (size == kinds.length) {
      int larger = size * 2;
      kinds = Arrays.copyOf(kinds, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    kinds[size] = (byte) kind.ordinal();
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  TokenKind kind(int index) {
    return KINDS[kinds[index]];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }
}
