package dev.plumbline.iac.yaml;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document, read as far as it can be.
 *
 * @param root null where the file holds nothing
 */
public record YamlFile(
    SourceText source,
    @Nullable YamlNode root,
    List<Comment> comments,
    List<Diagnostic> diagnostics) {
  public YamlFile {
    comments = List.copyOf(comments);
    diagnostics = List.copyOf(diagnostics);
  }
}
