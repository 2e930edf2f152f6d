package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.iac.yaml.edit.DocumentEditor;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets a value where it comes from: the default of a parameter that nothing else takes, or the file
 * that gives it.
 */
final class InputEdit {
  private final DocumentSite site;
  private final Dialect dialect;
  private final Budget budget;

  InputEdit(DocumentSite site, Dialect dialect, Budget budget) {
    this.site = site;
    this.dialect = dialect;
    this.budget = budget;
  }

  Optional<Written.Done> set(Provenance.Step source, Value value) {
    boolean input =
        switch (source.kind()) {
          case PARAMETER, CONFIG -> true;
          case REFERENCE, VARIABLE_DEFAULT, VARIABLE_FILE, MODULE_ARGUMENT, LOCAL -> false;
          case PROVIDER_DEFAULT -> false;
        };
    if (!input || uses(source.name()) != 1) {
      return Optional.empty();
    }
    return source.range().file().equals(site.path())
        ? fallback(source.name(), value)
        : file(source.range(), value);
  }

  private Optional<Written.Done> fallback(String name, Value value) {
    DocumentEditor editor = site.editor();
    YamlNode root = site.file().root();
    if (!(root instanceof YamlNode.Mapping whole)) {
      return Optional.empty();
    }
    return site.within(whole, List.of(dialect.inputs(), name))
        .filter(input ->
            editor.entry(input, dialect.fallback()).filter(it -> !editor.isShared(it)).isPresent())
        .flatMap(input -> editor.set(input, dialect.fallback(), value))
        .flatMap(edits -> done(site.path(), edits));
  }

  /** The scalar at a place of another file, such as one with parameters. */
  private Optional<Written.Done> file(SourceRange place, Value value) {
    byte[] source = site.tree().file(place.file());
    if (source == null) {
      return Optional.empty();
    }
    YamlFile file = YamlReader.read(place.file(), source, budget);
    YamlNode.Scalar scalar = at(file.root(), place);
    return scalar == null
        ? Optional.empty()
        : new DocumentEditor(file)
            .replace(scalar, value)
            .flatMap(edits -> done(place.file(), edits));
  }

  /** Parameters are told by the place of their value, configuration by that of its key. */
  private static YamlNode.@Nullable Scalar at(@Nullable YamlNode node, SourceRange place) {
    return switch (node) {
      case null -> null;
      case YamlNode.Scalar scalar -> scalar.span().range().equals(place) ? scalar : null;
      case YamlNode.Sequence list -> first(list.elements(), place);
      case YamlNode.Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> entry.key().span().range().equals(place))
              .map(YamlNode.Entry::value)
              .filter(value -> value instanceof YamlNode.Scalar)
              .map(YamlNode.Scalar.class::cast)
              .findFirst()
              .orElseGet(() ->
                  first(mapping.entries().stream().map(YamlNode.Entry::value).toList(), place));
    };
  }

  private static YamlNode.@Nullable Scalar first(List<YamlNode> nodes, SourceRange place) {
    return nodes.stream()
        .map(node -> at(node, place))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Optional<Written.Done> done(String path, List<Edit> edits) {
    byte[] source = Objects.requireNonNull(site.tree().file(path));
    return Optional.of(new Written.Done(site.tree().with(path, Edit.apply(source, edits))));
  }

  /** How often the document takes an input: alone, or within a text. */
  private int uses(String name) {
    YamlNode root = site.file().root();
    return root == null ? 0 : uses(root, name);
  }

  private int uses(YamlNode node, String name) {
    budget.spend(1);
    if (dialect.input(node).filter(name::equals).isPresent()) {
      return 1;
    }
    return switch (node) {
      case YamlNode.Scalar scalar ->
          scalar.text().contains("${" + name + "}") || scalar.text().contains("${" + name + ".")
              ? 1
              : 0;
      case YamlNode.Sequence list ->
          list.elements().stream().mapToInt(element -> uses(element, name)).sum();
      case YamlNode.Mapping mapping ->
          mapping.entries().stream().mapToInt(entry -> uses(entry.value(), name)).sum();
    };
  }
}
