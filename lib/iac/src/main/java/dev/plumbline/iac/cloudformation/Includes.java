package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code AWS::Include}: the content of a file in place of the transform that names it, where the
 * file is one of the repository. What is included may not include anything itself.
 */
@SuppressWarnings("ReferenceEquality") // what holds no include is the same node, and is kept
final class Includes {
  private static final String KEY = "Fn::Transform";

  private final Snapshot snapshot;
  private final String path;

  /**
   * @param path of the template, from which the files are looked for
   */
  Includes(Snapshot snapshot, String path) {
    this.snapshot = snapshot;
    this.path = path;
  }

  /** The template with what it includes. */
  YamlNode in(YamlNode template) {
    YamlNode expanded = expanded(template);
    YamlNode transform = template.member("Transform").orElse(null);
    List<YamlNode> transforms =
        transform instanceof YamlNode.Sequence list
            ? list.elements()
            : transform == null ? List.of() : List.of(transform);
    for (YamlNode each : transforms) {
      YamlNode content = content(each).orElse(null);
      if (content != null && expanded instanceof YamlNode.Mapping whole) {
        expanded = merged(whole, content.members());
      }
    }
    return expanded;
  }

  private YamlNode expanded(YamlNode node) {
    snapshot.budget().spend(1);
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar;
      case YamlNode.Sequence it -> {
        List<YamlNode> elements = it.elements().stream().map(this::expanded).toList();
        yield same(elements, it.elements())
            ? it
            : new YamlNode.Sequence(elements, it.tag(), it.span());
      }
      case YamlNode.Mapping it ->
          it.tag().equals("!Transform")
              ? content(it.withTag("")).orElse(it)
              : withEntries(it, entries(it));
    };
  }

  private List<YamlNode.Entry> entries(YamlNode.Mapping mapping) {
    List<YamlNode.Entry> entries = new ArrayList<>(mapping.entries().size());
    List<YamlNode.Entry> included = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      YamlNode content =
          entry.key().text().equals(KEY) ? content(entry.value()).orElse(null) : null;
      if (content == null) {
        YamlNode value = expanded(entry.value());
        entries.add(value == entry.value() ? entry : new YamlNode.Entry(entry.key(), value));
      } else {
        included.addAll(content.members());
      }
    }
    included.stream()
        .filter(each -> entries.stream().noneMatch(own -> name(own).equals(name(each))))
        .forEach(entries::add);
    return entries;
  }

  private static YamlNode withEntries(YamlNode.Mapping mapping, List<YamlNode.Entry> entries) {
    return same(entries, mapping.entries())
        ? mapping
        : new YamlNode.Mapping(List.copyOf(entries), mapping.tag(), mapping.span());
  }

  private static <T> boolean same(List<T> one, List<T> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = one.get(i) == other.get(i);
    }
    return same;
  }

  /** Sections of a snippet for the whole template: each is added to the template's own. */
  private static YamlNode merged(YamlNode.Mapping whole, List<YamlNode.Entry> sections) {
    Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
    whole.entries().forEach(entry -> all.put(name(entry), entry));
    for (YamlNode.Entry section : sections) {
      YamlNode.Entry own = all.get(name(section));
      if (own != null && own.value() instanceof YamlNode.Mapping mine) {
        List<YamlNode.Entry> both = new ArrayList<>(mine.entries());
        section.value().members().stream()
            .filter(added -> mine.get(name(added)).isEmpty())
            .forEach(both::add);
        var value = new YamlNode.Mapping(List.copyOf(both), mine.tag(), mine.span());
        all.put(name(section), new YamlNode.Entry(own.key(), value));
      } else {
        all.putIfAbsent(name(section), section);
      }
    }
    return new YamlNode.Mapping(List.copyOf(all.values()), whole.tag(), whole.span());
  }

  private static String name(YamlNode.Entry entry) {
    return entry.key().text();
  }

  /** What a transform includes; nothing where it is another one, or its file isn't here. */
  private Optional<YamlNode> content(YamlNode transform) {
    YamlNode location = location(transform);
    if (location == null) {
      return Optional.empty();
    }
    String written = TemplateUrl.text(location);
    String file = TemplateUrl.find(path, written, snapshot.tree().files().keySet());
    Optional<YamlNode> root =
        file == null || file.equals(path)
            ? Optional.empty()
            : snapshot.document(file).map(YamlFile::root);
    if (root.isEmpty()) {
      snapshot
          .problems()
          .add(
              Diagnostic.warning(
                  "Included file is not here",
                  "No file of the repository is meant by \""
                      + written
                      + "\". What it holds is not reviewed.",
                  location.span().range()));
    }
    return root;
  }

  private static @Nullable YamlNode location(YamlNode transform) {
    boolean include =
        transform.member("Name").flatMap(YamlNode::scalarText).orElse("").equals("AWS::Include");
    return include
        ? transform
            .member("Parameters")
            .flatMap(parameters -> parameters.member("Location"))
            .orElse(null)
        : null;
  }
}
