package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Declarations.Read;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of a template, in Terraform's vocabulary, and what they need of one another. */
final class ResourceReader {
  private final Resolver resolver;
  private final Scope scope;
  private final Nesting nesting;
  private final List<Diagnostic> problems;
  private final List<Template> nested = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<String, Set<Read>> decided = new HashMap<>();

  ResourceReader(Resolver resolver, Scope scope, Nesting nesting, List<Diagnostic> problems) {
    this.resolver = resolver;
    this.scope = scope;
    this.nesting = nesting;
    this.problems = problems;
  }

  List<Resource> resources() {
    return resources;
  }

  List<Edge> edges() {
    return edges;
  }

  /** The templates of the nested stacks; their resources are among those read. */
  List<Template> nested() {
    return nested;
  }

  /** What the Default of each of the stack's own parameters decides, by the parameter's name. */
  Map<String, Set<Read>> decided() {
    return decided;
  }

  private void decide(Set<String> parameters, String address, String path) {
    parameters.forEach(name ->
        decided.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(new Read(address, path)));
  }

  /** Adds the resource, unless its condition says that there is none. */
  void read(YamlNode.Entry entry) {
    YamlNode body = entry.value();
    String name = entry.key().text();
    if (name.equals("Fn::Transform")) {
      macro(entry);
      return;
    }
    if (Scope.isModule(body)) {
      problems.add(
          Diagnostic.warning(
              "Module of Rain is not followed",
              "Rain writes resources in the place of \""
                  + name
                  + "\" when it packages the template; these are not reviewed.",
              entry.key().span().range()));
      return;
    }
    scope.takeDefaults();
    boolean excluded = resolver.conditions().excludes(body);
    decide(scope.takeDefaults(), scope.place().address(name), "");
    if (excluded) {
      return;
    }
    String type = body.member("Type").flatMap(YamlNode::scalarText).orElse("");
    if (type.isEmpty()) {
      problems.add(
          Diagnostic.error(
              "Resource without a type",
              "The resource \"" + name + "\" has no \"Type\". Add it.",
              entry.key().span().range()));
      return;
    }
    scope.takeReferences();
    Resource resource = resource(entry, name, type);
    resources.add(resource);
    dependencies(name, body);
    nesting
        .template(name, resolver)
        .ifPresent(template -> {
          nested.add(template);
          template
              .decided()
              .forEach((parameter, reads) ->
                  decided.computeIfAbsent(parameter, _ -> new LinkedHashSet<>()).addAll(reads));
          resources.addAll(template.resources());
          edges.addAll(template.edges());
        });
  }

  /** What AWS::Include lacks was said when it was looked for. */
  private void macro(YamlNode.Entry entry) {
    String macro = entry.value().member("Name").flatMap(YamlNode::scalarText).orElse("");
    if (!macro.equals("AWS::Include")) {
      problems.add(
          Diagnostic.warning(
              "Macro is not followed",
              "The macro \"" + macro + "\" makes resources here that are not reviewed.",
              entry.span().range()));
    }
  }

  private Resource resource(YamlNode.Entry entry, String name, String type) {
    YamlNode body = entry.value();
    String address = scope.place().address(name);
    var written = new Written(name, body, resolver, scope);
    Translation translation = Translation.of(type, written.properties());
    String mapped = translation.type();
    ResourceFacts facts = translation.facts();
    Vocabulary vocabulary = translation.vocabulary();
    SourceRange range = entry.span().range();
    SourceRange header = entry.key().span().range();
    Resolved.Members properties = Shapes.of(translation.plain(), written.properties());
    properties
        .members()
        .forEach((property, member) -> {
          String part = translation.part(property);
          Set<String> defaults = written.defaults(property);
          List<Scope.Reference> references = written.references(property, member.range());
          if (part != null) {
            var parts = SplitProperty.of(address, mapped, part, type, property);
            int first = resources.size();
            parts.add(member.value(), header, resources, edges, references);
            resources
                .subList(first, resources.size())
                .forEach(each -> decide(defaults, each.address(), ""));
            return;
          }
          String attribute = translation.attribute(property, vocabulary);
          vocabulary.add(attribute, member);
          decide(defaults, address, attribute);
          references.forEach(reference -> edges.add(edge(address, attribute, reference)));
        });
    if (mapped.startsWith("aws_") && facts != null && facts.tagsAttribute().equals("tags")) {
      Value tags = vocabulary.attributes().members().get("tags");
      if (tags != null) {
        vocabulary.add("tags_all", tags);
      }
    }
    return new Resource(
        address,
        Resource.Mode.MANAGED,
        mapped,
        name,
        scope.place().address(),
        vocabulary.attributes(),
        vocabulary.provenance(),
        range,
        header,
        lifecycle(body),
        "aws",
        vocabulary.metadata(metadata(body)),
        type);
  }

  static Edge edge(String from, String attribute, Scope.Reference reference) {
    return new Edge(
        from, reference.to(), reference.kind(), attribute, reference.target(), reference.range());
  }

  /** CloudFormation creates the new one first, and removes the old ones when all else is done. */
  private Lifecycle lifecycle(YamlNode body) {
    return new Lifecycle(
        true,
        false,
        List.of(),
        List.of(),
        policy(body, "DeletionPolicy"),
        policy(body, "UpdateReplacePolicy"),
        List.of());
  }

  /** A text, or what a function makes of it, as language extensions allow. */
  private String policy(YamlNode body, String name) {
    YamlNode node = body.member(name).orElse(null);
    if (node == null) {
      return "";
    }
    Resolved policy = resolver.resolve(node);
    scope.takeReferences();
    if (NoValue.is(policy)) {
      return "";
    }
    return policy.value().unmarked() instanceof Value.Str(String text) ? text : Lifecycle.OPEN;
  }

  private Value.Obj metadata(YamlNode body) {
    var node = body.member("Metadata");
    if (node.isEmpty()) {
      return Value.Obj.EMPTY;
    }
    Value value = resolver.resolve(node.get()).value();
    scope.takeReferences();
    return value instanceof Value.Obj obj ? obj : Value.Obj.EMPTY;
  }

  private void dependencies(String name, YamlNode body) {
    var node = body.member("DependsOn");
    if (node.isEmpty()) {
      return;
    }
    List<YamlNode> names =
        node.get() instanceof YamlNode.Scalar ? List.of(node.get()) : node.get().items();
    for (YamlNode each : names) {
      String other = each.scalarText().orElse("");
      SourceRange range = each.span().range();
      if (scope.isResource(other)) {
        Place place = scope.place();
        edges.add(
            new Edge(
                place.address(name), place.address(other), Edge.Kind.DEPENDS_ON, "", "", range));
      } else {
        problems.add(
            Diagnostic.error(
                "Unresolved reference",
                "DependsOn names \"" + other + "\", which this template does not declare.",
                range));
      }
    }
  }
}
