package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.SourceRange;

/**
 * A stretch of one source as byte offsets: cheap to keep by the million, turned into lines and
 * columns only where somebody asks.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Span(SourceText source, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > source.length()) {
      throw new IllegalArgumentException("no span: " + start + ".." + end);
    }
  }

  public SourceRange range() {
    return source.range(start, end);
  }

  /** Whether something other than blanks stands before or behind it on its lines. */
  public boolean isBesideOthers() {
    int before = start - 1;
    while (isBlank(source.at(before))) {
      before--;
    }
    boolean endsLine = end > start && source.at(end - 1) == '\n';
    int behind = end;
    while (!endsLine && isBlank(source.at(behind))) {
      behind++;
    }
    boolean startsLine = isEdge(source.at(before)) || before < LineIndex.bomLength(source.bytes());
    return !startsLine || !endsLine && !isEdge(source.at(behind));
  }

  private static boolean isBlank(int character) {
    return character == ' ' || character == '\t' || character == '\r';
  }

  private static boolean isEdge(int character) {
    return character < 0 || character == '\n';
  }

  /** The text as written. */
  public String text() {
    return source.text(start, end);
  }

  /** The smallest span that covers this one and {@code other} of the same source. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
