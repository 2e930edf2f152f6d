package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Members of a property that Terraform has as JSON. A template writes their names with a capital
 * where its other names there have one.
 */
final class DocumentInside {
  private final DocumentSite site;
  private final Dialect dialect;

  DocumentInside(DocumentSite site, Dialect dialect) {
    this.site = site;
    this.dialect = dialect;
  }

  /** The first change that is missing of a path; nothing where all is there. */
  Optional<Written> set(YamlNode at, String path, Value value) {
    if (dialect.call(at).isPresent()) {
      return Optional.of(new Written.Refused(path + " is made by a function"));
    }
    int choice = Jsons.endOfChoice(path);
    if (choice > 0) {
      String rest = Jsons.behind(path, choice);
      Map<String, String> chosen = Jsons.chosen(path);
      return at.items().stream()
          .filter(item -> isChosen(item, chosen))
          .flatMap(item -> set(item, rest, value).stream())
          .findFirst();
    }
    if (!(at instanceof YamlNode.Mapping mapping)) {
      return Optional.of(new Written.Refused(path + " is not written here"));
    }
    int end = Jsons.end(path);
    String name = named(mapping, path.substring(0, end));
    String rest = Jsons.behind(path, end);
    Optional<YamlNode.Entry> there = site.editor().entry(mapping, name);
    if (there.isPresent() && !rest.isEmpty()) {
      return set(there.get().value(), rest, value);
    }
    Value wanted = rest.isEmpty() ? value : Jsons.made(rest, value);
    boolean same = there.isPresent() && isWritten(there.get().value(), wanted);
    return same ? Optional.empty() : Optional.of(site.with(edits(mapping, name, wanted), name));
  }

  private static boolean isChosen(YamlNode item, Map<String, String> chosen) {
    return chosen.entrySet().stream()
        .allMatch(one ->
            item.member(one.getKey())
                .flatMap(YamlNode::scalarText)
                .filter(one.getValue()::equals)
                .isPresent());
  }

  /** A template may quote what is a number, and the other way round. */
  private static boolean isWritten(YamlNode node, Value wanted) {
    Value plain = PropertyEdit.plain(node);
    return plain.equals(wanted)
        || node.scalarText().isPresent()
            && node.scalarText().get().equals(Jsons.text(wanted).replace("\"", ""));
  }

  private Optional<List<Edit>> edits(YamlNode.Mapping mapping, String name, Value value) {
    return site.editor().set(mapping, name, value);
  }

  private static String named(YamlNode.Mapping mapping, String name) {
    boolean capital =
        !mapping.entries().isEmpty()
            && mapping.entries().stream()
                .allMatch(entry -> Character.isUpperCase(entry.key().text().charAt(0)));
    return capital ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name;
  }

  /** The property that holds it: named as the attribute is, in the template's way. */
  static Optional<YamlNode> property(YamlNode.Mapping body, Dialect dialect, String attribute) {
    return body.member(dialect.properties()).map(YamlNode::members).orElse(List.of()).stream()
        .filter(entry ->
            NAMES
                .getOrDefault(attribute, attribute.replace("_", ""))
                .equalsIgnoreCase(entry.key().text()))
        .map(YamlNode.Entry::value)
        .findFirst();
  }

  private static final Map<String, String> NAMES = Map.of("configuration", "SecurityConfiguration");
}
