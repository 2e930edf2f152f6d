package dev.plumbline.model.source;

/**
 * A place in a text.
 *
 * @param line 1-based
 * @param column 1-based, in Unicode extended grapheme clusters, as HCL counts them
 * @param offset 0-based, in bytes of the UTF-8 source
 */
public record SourcePosition(int line, int column, int offset)
    implements Comparable<SourcePosition> {
  public static final SourcePosition START = new SourcePosition(1, 1, 0);

  public SourcePosition {
    if (line < 1 || column < 1 || offset < 0) {
      throw new IllegalArgumentException("no position: " + line + ":" + column + "@" + offset);
    }
  }

  @Override
  public int compareTo(SourcePosition other) {
    return Integer.compare(offset, other.offset);
  }
}
