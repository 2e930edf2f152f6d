package dev.plumbline.iac.yaml;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/**
 * All documents of a file, each read as far as it can be.
 *
 * @param roots without those that hold nothing
 */
public record YamlDocuments(
    SourceText source, List<YamlNode> roots, List<Comment> comments, List<Diagnostic> diagnostics) {
  public YamlDocuments {
    roots = List.copyOf(roots);
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }
}
