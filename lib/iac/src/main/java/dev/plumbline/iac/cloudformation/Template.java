package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.cloudformation.sam.Sam;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One template as it was read: the stack's own, or one that it nests. */
final class Template {
  private final Snapshot snapshot;
  private final Place place;
  private final Map<String, Input> outputs = new LinkedHashMap<>();
  private final List<Declarations.Output> declared = new ArrayList<>();
  private final List<Declarations.Variable> variables = new ArrayList<>();
  private final List<Declarations.ModuleCall> calls = new ArrayList<>();
  private Map<String, Set<Declarations.Read>> decided = Map.of();
  private List<Resource> resources = List.of();
  private List<Edge> edges = List.of();

  private Template(Snapshot snapshot, Place place) {
    this.snapshot = snapshot;
    this.place = place;
  }

  /** Reads the template at a place, with those that it nests. */
  static Template read(Snapshot snapshot, Place place, Map<String, Input> given) {
    var template = new Template(snapshot, place);
    YamlFile file = snapshot.document(place.path()).orElse(null);
    if (file == null) {
      snapshot
          .problems()
          .add(
              Diagnostic.error(
                  "Missing template",
                  "The template is not in the snapshot.",
                  SourceRange.startOf(place.path())));
      return template;
    }
    YamlNode root = file.root();
    if (root == null || root.member("Resources").isEmpty()) {
      snapshot.problems().add(noResources(place.path(), root));
      return template;
    }
    CutOff cut = CutOff.of(file, root);
    template.read(cut.root(), given);
    template.cut(cut.resource());
    return template;
  }

  private static Diagnostic noResources(String path, @Nullable YamlNode root) {
    SourceRange at = root == null ? SourceRange.startOf(path) : root.span().range();
    return Diagnostic.error(
        "Template without resources",
        "A template has a mapping \"Resources\", and this one has none.",
        new SourceRange(at.file(), at.start(), at.start()));
  }

  private void read(YamlNode root, Map<String, Input> given) {
    var parameters = new Parameters(root, place.address(), given, snapshot.problems());
    YamlNode written = new Includes(snapshot, place.path()).in(root);
    YamlNode expanded = Sam.expanded(new ForEach(written, parameters, snapshot).expanded());
    var scope = new Scope(expanded, place, parameters.values(), snapshot.problems());
    var nesting = new Nesting(snapshot, scope);
    var resolver = new Resolver(scope, nesting, snapshot.budget());
    var functions = new RuleFunctions(expanded, resolver, scope);
    new Rules(functions, scope, given.keySet()).check(expanded);
    var reader = new ResourceReader(resolver, scope, nesting, snapshot.problems());
    expanded.member("Resources").ifPresent(all -> all.members().forEach(reader::read));
    decided = reader.decided();
    variables.addAll(parameters.variables(decided));
    outputs(expanded, resolver, scope);
    resources = reader.resources();
    edges = reader.edges();
    for (Template nested : reader.nested()) {
      variables.addAll(nested.variables);
      declared.addAll(nested.declared);
      calls.addAll(nested.calls);
    }
    calls.addAll(nesting.calls());
  }

  /**
   * Leaves open what a resource is given where the template can't be read any further: its
   * attributes, and what may stand beside it, which is like a nested template that is not at hand.
   */
  private void cut(String logicalId) {
    String address = place.address(logicalId);
    Resource resource =
        resources.stream()
            .filter(each -> !logicalId.isEmpty() && each.address().equals(address))
            .findFirst()
            .orElse(null);
    if (resource == null) {
      return;
    }
    String rest = address + "/…";
    var whole = new ArrayList<>(resources);
    whole.set(whole.indexOf(resource), CutOff.open(resource));
    resources = whole;
    var more = new ArrayList<>(edges);
    more.add(new Edge(rest, address, Edge.Kind.REFERENCE, "", "", resource.range()));
    edges = more;
    SourceRange range = resource.header();
    calls.add(
        new Declarations.ModuleCall(rest, "./" + place.path(), "", false, Value.Obj.EMPTY, range));
    snapshot.unread().add(new Coverage.Unread("the template from " + address + " on", range));
  }

  private void outputs(YamlNode template, Resolver resolver, Scope scope) {
    for (YamlNode.Entry entry :
        template.member("Outputs").map(YamlNode::members).orElse(List.of())) {
      YamlNode body = entry.value();
      YamlNode value = body.member("Value").orElse(null);
      if (value == null || resolver.conditions().excludes(body)) {
        continue;
      }
      scope.takeDefaults();
      Resolved resolved = resolver.resolve(value);
      List<Scope.Reference> references = scope.takeReferences();
      outputs.put(entry.key().text(), new Input(resolved, references, scope.takeDefaults()));
      String export =
          body.member("Export")
              .flatMap(node -> node.member("Name"))
              .map(name -> Texts.text(resolver.resolve(name).value()))
              .orElse("");
      scope.takeReferences();
      declared.add(
          new Declarations.Output(
              place.address(),
              entry.key().text(),
              body.member("Description").flatMap(YamlNode::scalarText).orElse(""),
              resolved.value() instanceof Value.Sensitive,
              export,
              resolved.value(),
              entry.span().range(),
              references.stream()
                  .map(one -> new Declarations.Read(one.to(), one.target()))
                  .distinct()
                  .toList()));
    }
  }

  List<Resource> resources() {
    return resources;
  }

  List<Edge> edges() {
    return edges;
  }

  /** What the Defaults of the stack's own parameters decide in it, by the parameter's name. */
  Map<String, Set<Declarations.Read>> decided() {
    return decided;
  }

  /** What it gives to the template that nests it, by name. */
  Map<String, Input> outputs() {
    return outputs;
  }

  Declarations declarations() {
    return new Declarations(variables, declared, calls, List.of(), List.of(), null, List.of());
  }
}
