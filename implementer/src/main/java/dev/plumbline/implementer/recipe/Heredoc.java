package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON that stands as a text of several lines; interpolations in its strings stay as they are. */
final class Heredoc {
  /** Read as YAML, which takes the comma behind a last element that people leave in JSON. */
  private static final String NAME = "document.yaml";

  private static final int MAX_CHANGES = 100;

  private Heredoc() {}

  /**
   * The sources with the document changed; nothing where the attribute holds no such text.
   *
   * @param change one change of the document; the same sources where there is none left
   */
  static Optional<Written> changed(
      Site site,
      Body.@Nullable Attribute attribute,
      Budget budget,
      Function<DocumentSite, Written> change) {
    String text = attribute == null ? "" : attribute.expression().span().text();
    int start = text.indexOf('\n') + 1;
    int end = text.stripTrailing().lastIndexOf('\n') + 1;
    if (attribute == null || !text.startsWith("<<") || start >= end) {
      return Optional.empty();
    }
    int offset = attribute.expression().span().start();
    int from = offset + bytes(text.substring(0, start));
    int to = offset + bytes(text.substring(0, end));
    SourceTree document = SourceTree.ofText(Map.of(NAME, text.substring(start, end)));
    return read(document, budget)
        .map(first ->
            switch (all(first, budget, change)) {
              case Written.Refused refused -> refused;
              case Written.Done(SourceTree done) ->
                  done == document
                      ? site.unchanged()
                      : site.with(List.of(new Edit(from, to, text(done))));
            });
  }

  private static Written all(
      DocumentSite first, Budget budget, Function<DocumentSite, Written> change) {
    DocumentSite site = first;
    for (int i = 0; i < MAX_CHANGES; i++) {
      Written written = change.apply(site);
      if (!(written instanceof Written.Done(SourceTree next)) || next == site.tree()) {
        return written;
      }
      Optional<DocumentSite> again = read(next, budget);
      if (again.isEmpty()) {
        return new Written.Refused("the document can't be read any more");
      }
      site = again.get();
    }
    return new Written.Refused("the document has too many places");
  }

  private static Optional<DocumentSite> read(SourceTree document, Budget budget) {
    byte[] source = Objects.requireNonNull(document.file(NAME));
    YamlFile file = YamlReader.read(NAME, source, budget);
    boolean broken =
        file.diagnostics().stream().anyMatch(problem -> problem.level() == Diagnostic.Level.ERROR);
    return !broken && file.root() instanceof YamlNode.Mapping root
        ? Optional.of(new DocumentSite(document, NAME, file, root))
        : Optional.empty();
  }

  private static String text(SourceTree document) {
    return new String(Objects.requireNonNull(document.file(NAME)), StandardCharsets.UTF_8);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
