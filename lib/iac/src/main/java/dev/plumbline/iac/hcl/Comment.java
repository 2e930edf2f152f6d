package dev.plumbline.iac.hcl;

/**
 * A comment as written.
 *
 * @param span from its marker to its end, a line's end not included
 */
public record Comment(Span span) {
  /** The whole comment, markers included. */
  public String text() {
    return span.text();
  }

  /** Whether it ends with its line ({@code #}, {@code //}). */
  public boolean isLine() {
    return span.source().at(span.start()) == '#' || span.source().at(span.start() + 1) == '/';
  }
}
