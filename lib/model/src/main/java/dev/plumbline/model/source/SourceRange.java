package dev.plumbline.model.source;

import java.util.Objects;

/**
 * A stretch of one file: start inclusive, end exclusive.
 *
 * @param file path relative to the repository's root, with forward slashes
 */
public record SourceRange(String file, SourcePosition start, SourcePosition end) {
  public SourceRange {
    Objects.requireNonNull(file);
    if (end.offset() < start.offset()) {
      throw new IllegalArgumentException("range ends before it starts: " + start + " " + end);
    }
  }

  /** The whole of a file that has no finer place to point at. */
  public static SourceRange startOf(String file) {
    return new SourceRange(file, SourcePosition.START, SourcePosition.START);
  }

  /**
   * The smallest range that covers this one and {@code other}, which has to be in the same file.
   */
  public SourceRange to(SourceRange other) {
    if (!file.equals(other.file)) {
      throw new IllegalArgumentException(file + " and " + other.file + " are different files");
    }
    return new SourceRange(
        file,
        start.compareTo(other.start) <= 0 ? start : other.start,
        end.compareTo(other.end) >= 0 ? end : other.end);
  }

  public boolean contains(SourceRange other) {
    return file.equals(other.file)
        && start.compareTo(other.start) <= 0
        && end.compareTo(other.end) >= 0;
  }

  /** {@code path/main.tf:12:3}, as editors and terminals link it. */
  @Override
  public String toString() {
    return file + ":" + start.line() + ":" + start.column();
  }
}
