package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file, or of a string inside one, and where its lines are. Spans compare sources
 * by identity.
 */
public final class SourceText {
  private final String file;
  private final byte[] bytes;
  private final @Nullable SourceText parent;
  private final int[] origins;
  private @Nullable LineIndex lines;

  private SourceText(String file, byte[] bytes, @Nullable SourceText parent, int[] origins) {
    this.file = file;
    this.bytes = bytes;
    this.parent = parent;
    this.origins = origins;
  }

  /**
   * @param file path relative to the repository's root
   * @param bytes shared, must not be written to
   */
  public static SourceText of(String file, byte[] bytes) {
    return new SourceText(file, bytes, null, new int[0]);
  }

  public static SourceText of(String file, String text) {
    return of(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A text that was decoded from a stretch of another one, such as a JSON string without its
   * escapes; its ranges are those of the original.
   *
   * @param origins per byte of {@code bytes}, and once more for its end, the offset in {@code
   *     parent}
   */
  public static SourceText decoded(SourceText parent, byte[] bytes, int[] origins) {
    if (origins.length != bytes.length + 1) {
      throw new IllegalArgumentException(
          origins.length + " origins for " + bytes.length + " bytes");
    }
    return new SourceText(parent.file, bytes, parent, origins);
  }

  public String file() {
    return file;
  }

  /** In bytes. */
  public int length() {
    return bytes.length;
  }

  /** The bytes themselves; shared, must not be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** The byte at {@code offset}, or -1 outside. */
  public int at(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xff : -1;
  }

  public String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** The whole of it. */
  public Span all() {
    return new Span(this, 0, bytes.length);
  }

  public SourceRange range(int start, int end) {
    return new SourceRange(file, position(start), position(end));
  }

  public SourcePosition position(int offset) {
    return parent == null ? lines().position(offset) : parent.position(origins[offset]);
  }

  /** Several sources of one file are one file to a reader: the outermost. */
  public SourceText outermost() {
    return parent == null ? this : parent.outermost();
  }

  private LineIndex lines() {
    // A race builds it twice, to the same end.
    LineIndex known = lines;
    if (known == null) {
      known = LineIndex.of(bytes);
      lines = known;
    }
    return known;
  }
}
