package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  /** The text as characters, for readers that count code points. */
  public static final class Characters {
    private final String text;
    private final int[] offsets;
    private final int invalid;

    private Characters(String text, int[] offsets, int invalid) {
      this.text = text;
      this.offsets = offsets;
      this.invalid = invalid;
    }

    public String text() {
      return text;
    }

    /** The offset of the first byte that is not UTF-8, or -1. */
    public int invalid() {
      return invalid;
    }

    /** The byte offset of a code point, counted without a byte order mark. */
    public int offset(int codePoint) {
      return offsets.length == 0 ? codePoint : offsets[Math.min(codePoint, offsets.length - 1)];
    }
  }

  /** All of it, without a byte order mark; bytes that are not UTF-8 become U+FFFD. */
  public Characters characters() {
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    if (ascii) {
      return new Characters(new String(bytes, StandardCharsets.ISO_8859_1), new int[0], -1);
    }
    var text = new StringBuilder(bytes.length);
    int[] offsets = new int[bytes.length + 1];
    int count = 0;
    int invalid = -1;
    for (int at = LineIndex.bomLength(bytes); at < bytes.length; ) {
      long decoded = Utf8.decode(bytes, at, bytes.length);
      invalid = invalid < 0 && !Utf8.isValid(decoded) ? at : invalid;
      offsets[count++] = at;
      text.appendCodePoint(Utf8.point(decoded));
      at += Utf8.length(decoded);
    }
    offsets[count++] = bytes.length;
    return new Characters(text.toString(), Arrays.copyOf(offsets, count), invalid);
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
