package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.SourcePosition;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the lines of a text start, and its columns. Columns of a line in ASCII are a subtraction;
 * the clusters of any other line are worked out once, when somebody asks for it.
 */
final class LineIndex {
  private static final int[] NONE = {};

  private final byte[] bytes;
  private final int first;
  private final int[] starts;
  private final boolean ascii;
  private final Map<Integer, int[]> clusters = new ConcurrentHashMap<>();

  private LineIndex(byte[] bytes, int first, int[] starts, boolean ascii) {
    this.bytes = bytes;
    this.first = first;
    this.starts = starts;
    this.ascii = ascii;
  }

  static LineIndex of(byte[] bytes) {
    int first = bomLength(bytes);
    int[] starts = new int[Math.max(16, bytes.length / 32)];
    int count = 0;
    starts[count++] = first;
    int bits = 0;
    for (int i = first; i < bytes.length; i++) {
      bits |= bytes[i];
      if (bytes[i] == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(bytes, first, Arrays.copyOf(starts, count), bits >= 0);
  }

  /** 3 where a byte order mark stands before the text: it has no column, but bytes. */
  static int bomLength(byte[] bytes) {
    return bytes.length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf
        ? 3
        : 0;
  }

  SourcePosition position(int offset) {
    int at = Math.max(offset, first);
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    int[] columns = ascii ? NONE : clusters.computeIfAbsent(line, this::clustersOf);
    if (columns.length == 0) {
      return new SourcePosition(line + 1, at - starts[line] + 1, offset);
    }
    int place = Arrays.binarySearch(columns, at);
    return new SourcePosition(line + 1, (place >= 0 ? place : -place - 2) + 1, offset);
  }

  /** The offset of each cluster's first byte; empty where each byte is one. */
  private int[] clustersOf(int line) {
    int start = starts[line];
    int end = line + 1 < starts.length ? starts[line + 1] : bytes.length;
    boolean plain = true;
    for (int i = start; i < end && plain; i++) {
      plain = bytes[i] >= 0;
    }
    if (plain) {
      return NONE;
    }
    var text = new StringBuilder(end - start);
    int[] offsets = new int[end - start + 1];
    for (int i = start; i < end; ) {
      long decoded = Utf8.decode(bytes, i, end);
      offsets[text.length()] = i;
      text.appendCodePoint(Utf8.point(decoded));
      i += Utf8.length(decoded);
    }
    offsets[text.length()] = end;
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text.toString());
    int[] found = new int[text.length() + 1];
    int count = 0;
    for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
      found[count++] = offsets[at];
    }
    return Arrays.copyOf(found, count);
  }
}
