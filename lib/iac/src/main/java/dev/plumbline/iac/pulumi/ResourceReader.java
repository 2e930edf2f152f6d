package dev.plumbline.iac.pulumi;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A program's resources in Terraform's vocabulary, its providers, and the edges between them. */
final class ResourceReader {
  private static final String PROVIDER = "pulumi:providers:";

  private final Program program;
  private final DefaultTags defaults;
  private final List<Diagnostic> problems;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Declarations.Provider> providers = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Declarations.Move> moves = new ArrayList<>();

  /**
   * @param all resources of the program, providers among them
   */
  ResourceReader(Program program, List<YamlNode.Entry> all, List<Diagnostic> problems) {
    this.program = program;
    this.defaults = new DefaultTags(program, all);
    this.problems = problems;
  }

  List<Resource> resources() {
    return resources;
  }

  List<Declarations.Provider> providers() {
    return providers;
  }

  List<Edge> edges() {
    return edges;
  }

  /** From each name that a resource says it had before. */
  List<Declarations.Move> moves() {
    return moves;
  }

  void read(YamlNode.Entry entry) {
    String name = entry.key().text();
    String type = Names.text(entry.value(), "type");
    program.takeReferences();
    if (type.isEmpty()) {
      problems.add(
          Diagnostic.error(
              "Resource without a type",
              "The resource \"" + name + "\" has no \"type\". Add it.",
              entry.key().span().range()));
    } else if (type.startsWith(PROVIDER)) {
      provider(entry, type.substring(PROVIDER.length()) + "." + name);
    } else {
      resource(entry, name, type);
      options(name, entry.value());
      moves.addAll(Options.aliases(entry.value(), name));
    }
  }

  private void provider(YamlNode.Entry entry, String address) {
    Value value = defaults.properties(entry.value()).value();
    var attributes = value instanceof Value.Obj obj ? obj : Value.Obj.EMPTY;
    providers.add(new Declarations.Provider(address, attributes, entry.span().range()));
  }

  private void resource(YamlNode.Entry entry, String name, String type) {
    TypeMapping mapping = TypeMappings.pulumi().of(type);
    String mapped = mapping == null ? type : mapping.type();
    ResourceFacts facts = mapping == null ? null : Facts.bundled().resource(mapped);
    var vocabulary = new Vocabulary(mapped, facts);
    boolean existing =
        Names.member(entry.value(), "get").isPresent() || type.equals(StackLink.TYPE);
    program
        .stack(name)
        .filter(link -> !link.isEmpty())
        .ifPresent(link ->
            edges.add(
                new Edge(
                    name, link, Edge.Kind.CROSS_STACK, "name", "", entry.key().span().range())));
    for (YamlNode.Entry property : Names.members(entry.value(), "properties")) {
      Resolved value = program.resolve(property.value());
      String own = mapping == null ? null : mapping.attribute(property.key().text());
      String attribute =
          own != null
              ? own
              : facts == null ? property.key().text() : vocabulary.attribute(property.key().text());
      vocabulary.add(attribute, new Resolved.Member(value, property.span().range()));
      for (Program.Reference reference : program.takeReferences()) {
        edges.add(edge(name, attribute, reference));
      }
    }
    DefaultTags.add(vocabulary, mapped, defaults.of(entry.value(), type));
    program.takeReferences();
    resources.add(
        new Resource(
            name,
            existing ? Resource.Mode.DATA : Resource.Mode.MANAGED,
            mapped,
            name,
            "",
            vocabulary.attributes(),
            vocabulary.provenance(),
            entry.span().range(),
            entry.key().span().range(),
            Options.lifecycle(entry.value(), vocabulary),
            providerOf(entry.value(), type),
            vocabulary.metadata(Value.Obj.EMPTY),
            type));
  }

  private static Edge edge(String from, String attribute, Program.Reference reference) {
    return new Edge(
        from, reference.to(), reference.kind(), attribute, reference.target(), reference.range());
  }

  private static String providerOf(YamlNode body, String type) {
    String kind = type.substring(0, Math.max(0, type.indexOf(':')));
    String written =
        Names.member(body, "options").map(options -> Names.text(options, "provider")).orElse("");
    boolean named = written.startsWith("${") && written.endsWith("}");
    return named ? kind + "." + written.substring(2, written.length() - 1) : kind;
  }

  private void options(String name, YamlNode body) {
    YamlNode options = Names.member(body, "options").orElse(null);
    if (options == null) {
      return;
    }
    var depends = Names.member(options, "dependsOn");
    if (depends.isPresent()) {
      SourceRange range = depends.get().span().range();
      program.resolve(depends.get());
      for (Program.Reference reference : program.takeReferences()) {
        edges.add(new Edge(name, reference.to(), Edge.Kind.DEPENDS_ON, "", "", range));
      }
    }
    var parent = Names.member(options, "parent");
    if (parent.isPresent()) {
      program.resolve(parent.get());
      for (Program.Reference reference : program.takeReferences()) {
        edges.add(new Edge(name, reference.to(), Edge.Kind.CONTAINMENT, "", "", reference.range()));
      }
    }
  }
}
