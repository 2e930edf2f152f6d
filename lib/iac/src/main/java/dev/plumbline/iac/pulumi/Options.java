package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** A resource's options that say how it is changed. Source: Pulumi's documentation of them. */
final class Options {
  private static final String RETAIN = "Retain";
  private static final String ALL = "all";

  private Options() {}

  /** Pulumi creates the new one first, unless it is told to delete before. */
  static Lifecycle lifecycle(YamlNode body, Vocabulary vocabulary) {
    YamlNode options = Names.member(body, "options").orElse(body);
    String retained = is(options, "retainOnDelete") ? RETAIN : "";
    return new Lifecycle(
        !is(options, "deleteBeforeReplace"),
        is(options, "protect"),
        attributes(options, "ignoreChanges", vocabulary),
        List.of(),
        retained,
        retained,
        attributes(options, "replaceOnChanges", vocabulary));
  }

  private static boolean is(YamlNode options, String name) {
    return Names.text(options, name).equals("true");
  }

  private static List<String> attributes(YamlNode options, String name, Vocabulary vocabulary) {
    return items(options, name).stream()
        .flatMap(item -> item.scalarText().stream())
        .map(path -> path.equals("*") ? ALL : vocabulary.attribute(path))
        .toList();
  }

  private static List<YamlNode> items(YamlNode options, String name) {
    return Names.member(options, name).map(YamlNode::items).orElse(List.of());
  }

  /**
   * An alias is the old URN, or names what is another about it. Where that isn't the name, the
   * resource moves from its own address to it.
   */
  static List<Move> aliases(YamlNode body, String name) {
    List<Move> moves = new ArrayList<>();
    YamlNode options = Names.member(body, "options").orElse(body);
    for (YamlNode alias : items(options, "aliases")) {
      String told = alias.scalarText().map(Urn::name).orElseGet(() -> Names.text(alias, "name"));
      SourceRange range = alias.span().range();
      moves.add(new Move(told.isEmpty() ? name : told, name, range));
    }
    return moves;
  }
}
