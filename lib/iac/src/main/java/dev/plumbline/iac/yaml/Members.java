package dev.plumbline.iac.yaml;

import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a mapping while it is read: the first of a name counts, merges fill gaps. */
final class Members {
  private final Map<String, YamlNode.Entry> own = new LinkedHashMap<>();
  private final List<YamlNode.Mapping> merged = new ArrayList<>();
  private final List<Diagnostic> problems;

  Members(List<Diagnostic> problems) {
    this.problems = problems;
  }

  void add(YamlNode.Scalar key, YamlNode value) {
    if (own.putIfAbsent(key.text(), new YamlNode.Entry(key, value)) != null) {
      problems.add(
          Diagnostic.error(
              "Duplicate key",
              "The key \"" + key.text() + "\" stands in this mapping already. Remove one of them.",
              key.span().range()));
    }
  }

  /** What {@code <<} names: a mapping, or a list of them. */
  void merge(YamlNode value) {
    switch (value) {
      case YamlNode.Mapping mapping -> merged.add(mapping);
      case YamlNode.Sequence sequence -> sequence.elements().forEach(this::merge);
      case YamlNode.Scalar scalar ->
          problems.add(
              Diagnostic.error(
                  "Invalid merge",
                  "\"<<\" takes a mapping, or a list of mappings, and this is neither.",
                  scalar.span().range()));
    }
  }

  List<YamlNode.Entry> entries() {
    var all = new LinkedHashMap<>(own);
    for (YamlNode.Mapping mapping : merged) {
      mapping.entries().forEach(entry -> all.putIfAbsent(entry.key().text(), entry));
    }
    return List.copyOf(all.values());
  }
}
