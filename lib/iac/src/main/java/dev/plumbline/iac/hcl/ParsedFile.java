package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/**
 * One file, read as far as it can be.
 *
 * @param comments all of the file, in order
 * @param diagnostics every problem of the file, in order; what they concern is {@link
 *     Expression.Malformed} or left out, the rest of the tree is sound
 */
public record ParsedFile(
    SourceText source, Body body, List<Comment> comments, List<Diagnostic> diagnostics) {
  public ParsedFile {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }

  public String file() {
    return source.file();
  }
}
