package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.hcl.SourceText;

/** Where the lines of one document begin and end, and what stands on them. */
final class Lines {
  private final SourceText source;

  Lines(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  /** What ends a line here: as the first line does. */
  String newline() {
    for (int i = 0; i < source.length(); i++) {
      if (source.at(i) == '\n') {
        return source.at(i - 1) == '\r' ? "\r\n" : "\n";
      }
    }
    return "\n";
  }

  int start(int offset) {
    int at = offset;
    while (at > 0 && source.at(at - 1) != '\n') {
      at--;
    }
    return at == 0 && source.at(0) == 0xef ? 3 : at;
  }

  /** Behind the last character of the line, before what ends it. */
  int end(int offset) {
    int at = offset;
    while (at < source.length() && source.at(at) != '\n' && source.at(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Behind the newline that ends the line of {@code offset}, or the source's end. */
  int next(int offset) {
    int at = offset;
    while (at < source.length() && source.at(at) != '\n') {
      at++;
    }
    return Math.min(at + 1, source.length());
  }

  /** In bytes from the line's start. */
  int column(int offset) {
    return offset - start(offset);
  }

  boolean areOne(int offset, int other) {
    return start(offset) == start(other);
  }

  /** How far the line that holds an offset is indented. */
  int indent(int offset) {
    int start = start(offset);
    int at = start;
    while (source.at(at) == ' ' || source.at(at) == '\t') {
      at++;
    }
    return at - start;
  }

  String text(int start) {
    return source.text(start, end(start));
  }

  boolean isBlankOrComment(int start) {
    String text = text(start).strip();
    return text.isEmpty() || text.startsWith("#");
  }

  /** Before the blanks and line ends that a stretch ends with. */
  int trimmed(int from, int to) {
    int at = to;
    while (at > from && source.at(at - 1) <= ' ') {
      at--;
    }
    return at;
  }
}
