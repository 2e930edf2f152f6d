package dev.plumbline.iac.yaml;

import dev.plumbline.iac.hcl.Span;
import java.util.List;
import java.util.Optional;

/** A node of a document, as written: nothing is resolved but aliases and merges. */
public sealed interface YamlNode {
  /** {@code !Ref}, {@code tag:yaml.org,2002:str}; empty where none is written. */
  String tag();

  Span span();

  /**
   * @param plain without quotes, so that it may be a number, a boolean or null
   */
  record Scalar(String text, boolean plain, String tag, Span span) implements YamlNode {}

  record Sequence(List<YamlNode> elements, String tag, Span span) implements YamlNode {}

  /** Entries in the source's order; names are unique. */
  record Mapping(List<Entry> entries, String tag, Span span) implements YamlNode {
    public Optional<YamlNode> get(String name) {
      return entries.stream()
          .filter(entry -> entry.key().text().equals(name))
          .map(Entry::value)
          .findFirst();
    }
  }

  record Entry(Scalar key, YamlNode value) {
    /** From the name to the end of the value. */
    public Span span() {
      return key.span().source() == value.span().source()
              && value.span().start() >= key.span().start()
          ? key.span().to(value.span())
          : key.span();
    }
  }

  /** This node with another tag. */
  default YamlNode withTag(String tag) {
    return switch (this) {
      case Scalar it -> new Scalar(it.text(), it.plain(), tag, it.span());
      case Sequence it -> new Sequence(it.elements(), tag, it.span());
      case Mapping it -> new Mapping(it.entries(), tag, it.span());
    };
  }

  /** The text of a scalar, or nothing. */
  default Optional<String> scalarText() {
    return this instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** The entries of a mapping; none of anything else. */
  default List<Entry> members() {
    return this instanceof Mapping mapping ? mapping.entries() : List.of();
  }

  /** The elements of a sequence; none of anything else. */
  default List<YamlNode> items() {
    return this instanceof Sequence sequence ? sequence.elements() : List.of();
  }

  /** The member of that name of a mapping, or nothing. */
  default Optional<YamlNode> member(String name) {
    return this instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
  }
}
