package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changed copies of nodes. What is new stands where it was written, in another file maybe. */
final class Edits {
  private Edits() {}

  static YamlNode.Scalar text(String text, YamlNode at) {
    return new YamlNode.Scalar(text, false, "", at.span());
  }

  /** An entry at the place of its value. */
  static YamlNode.Entry entry(String name, YamlNode value) {
    return new YamlNode.Entry(text(name, value), value);
  }

  /** The mapping with a member: in the place of an old one, else behind the others. */
  static YamlNode.Mapping with(YamlNode.Mapping mapping, String name, YamlNode value) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    boolean found = false;
    for (YamlNode.Entry entry : mapping.entries()) {
      boolean it = entry.key().text().equals(name);
      found |= it;
      entries.add(it ? replaced(entry, value) : entry);
    }
    if (!found) {
      entries.add(entry(name, value));
    }
    return new YamlNode.Mapping(List.copyOf(entries), mapping.tag(), mapping.span());
  }

  private static YamlNode.Entry replaced(YamlNode.Entry entry, YamlNode value) {
    return value.span().source() == entry.value().span().source()
        ? new YamlNode.Entry(entry.key(), value)
        : entry(entry.key().text(), value);
  }

  static YamlNode.Mapping without(YamlNode.Mapping mapping, String name) {
    return new YamlNode.Mapping(
        mapping.entries().stream().filter(entry -> !entry.key().text().equals(name)).toList(),
        mapping.tag(),
        mapping.span());
  }

  /**
   * The mapping with what an operation makes of the mapping at a path; the path is made where it is
   * not there, and nothing is done where something else stands in its way.
   */
  static YamlNode.Mapping at(
      YamlNode.Mapping mapping, List<String> path, UnaryOperator<YamlNode.Mapping> operation) {
    if (path.isEmpty()) {
      return operation.apply(mapping);
    }
    YamlNode inner = mapping.get(path.getFirst()).orElse(null);
    YamlNode.Mapping next =
        inner instanceof YamlNode.Mapping it
            ? it
            : inner == null ? new YamlNode.Mapping(List.of(), "", mapping.span()) : null;
    return next == null
        ? mapping
        : with(mapping, path.getFirst(), at(next, path.subList(1, path.size()), operation));
  }

  /** The node with other scalars in the place of some, by their identity. */
  static YamlNode replaced(YamlNode node, Map<YamlNode, ? extends YamlNode> others) {
    YamlNode other = others.get(node);
    if (other != null) {
      return other;
    }
    return switch (node) {
      case YamlNode.Scalar it -> it;
      case YamlNode.Sequence it ->
          new YamlNode.Sequence(
              it.elements().stream().map(element -> replaced(element, others)).toList(),
              it.tag(),
              it.span());
      case YamlNode.Mapping it ->
          new YamlNode.Mapping(
              it.entries().stream()
                  .map(entry -> replaced(entry, replaced(entry.value(), others)))
                  .toList(),
              it.tag(),
              it.span());
    };
  }

  /** All of a node at one place: of a text within a text, where that one stands. */
  static YamlNode placed(YamlNode node, Span span) {
    return switch (node) {
      case YamlNode.Scalar it -> new YamlNode.Scalar(it.text(), it.plain(), it.tag(), span);
      case YamlNode.Sequence it ->
          new YamlNode.Sequence(
              it.elements().stream().map(element -> placed(element, span)).toList(),
              it.tag(),
              span);
      case YamlNode.Mapping it ->
          new YamlNode.Mapping(
              it.entries().stream()
                  .map(entry ->
                      new YamlNode.Entry(
                          new YamlNode.Scalar(entry.key().text(), false, "", span),
                          placed(entry.value(), span)))
                  .toList(),
              it.tag(),
              span);
    };
  }
}
