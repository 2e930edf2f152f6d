package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The diagnostics of one source while it is read; past a limit further ones are dropped. */
final class Problems {
  private static final int LIMIT = 500;

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();
  private int firstInvalidByte = Integer.MAX_VALUE;

  Problems(SourceText source) {
    this.source = source;
  }

  void error(String summary, String detail, int start, int end) {
    if (found.size() < LIMIT) {
      found.add(Diagnostic.error(summary, detail, source.range(start, end)));
    }
  }

  void error(String summary, String detail, int start, int end, Span context) {
    if (found.size() < LIMIT) {
      found.add(
          new Diagnostic(
              Diagnostic.Level.ERROR, summary, detail, source.range(start, end), context.range()));
    }
  }

  /** How many there are, those of the encoding not counted. */
  int count() {
    return found.size();
  }

  /** Those of a text inside this one. */
  void addAll(List<Diagnostic> inner) {
    found.addAll(inner.subList(0, Math.min(inner.size(), Math.max(0, LIMIT - found.size()))));
  }

  /** Said once per source, of the first such byte. */
  void invalidUtf8(int at) {
    firstInvalidByte = Math.min(firstInvalidByte, at);
  }

  boolean hasAfter(int offset) {
    return firstInvalidByte != Integer.MAX_VALUE
        || found.stream().anyMatch(problem -> problem.subject().start().offset() >= offset);
  }

  /** All of them, in the source's order. */
  List<Diagnostic> sorted() {
    if (firstInvalidByte != Integer.MAX_VALUE) {
      error(
          "Invalid character encoding",
          "This byte is not valid UTF-8, which every source has to be in. Save the file as UTF-8.",
          firstInvalidByte,
          firstInvalidByte + 1);
    }
    found.sort(Comparator.comparing(problem -> problem.subject().start()));
    return found;
  }
}
