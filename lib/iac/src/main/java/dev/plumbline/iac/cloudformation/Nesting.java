package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stacks that a template nests: read when somebody asks for the first time, with the values
 * that the outer template gives them.
 */
final class Nesting {
  private static final int MAX_DEPTH = 12;

  private final Snapshot snapshot;
  private final Scope scope;
  private final Map<String, Optional<Template>> read = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Declarations.ModuleCall> calls = new ArrayList<>();

  Nesting(Snapshot snapshot, Scope scope) {
    this.snapshot = snapshot;
    this.scope = scope;
  }

  /** The nested stacks met so far, those whose template isn't at hand as well. */
  List<Declarations.ModuleCall> calls() {
    return calls;
  }

  /** The template of a resource that is a nested stack; nothing where it can't be read. */
  Optional<Template> template(String logicalId, Resolver resolver) {
    Optional<Template> known = read.get(logicalId);
    YamlNode.Entry resource = scope.resource(logicalId);
    if (known != null || resource == null) {
      return known == null ? Optional.empty() : known;
    }
    YamlNode url = TemplateUrl.of(resource.value()).orElse(null);
    if (url == null) {
      if (TemplateUrl.nests(resource.value())) {
        unread(logicalId, resource.key().span().range());
      }
      return Optional.empty();
    }
    if (!open.add(logicalId)) {
      return refuse(
          "Circular nesting",
          "The nested stack \"" + logicalId + "\" needs what it gives itself.",
          url);
    }
    List<Scope.Reference> pending = scope.takeReferences();
    Set<String> defaults = scope.takeDefaults();
    Optional<Template> template = read(logicalId, resource, url, resolver);
    scope.takeReferences();
    scope.takeDefaults();
    pending.forEach(scope::refer);
    scope.meet(defaults);
    open.remove(logicalId);
    read.put(logicalId, template);
    return template;
  }

  private Optional<Template> read(
      String logicalId, YamlNode.Entry resource, YamlNode url, Resolver resolver) {
    Place place = scope.place();
    String written = TemplateUrl.text(url);
    String path = TemplateUrl.find(place.path(), written, snapshot.tree().files().keySet());
    boolean nestable = path != null && !place.isWithin(path) && place.outer().size() < MAX_DEPTH;
    Map<String, Input> given = given(logicalId, resource.value(), resolver);
    calls.add(call(logicalId, written, nestable, given, resource));
    if (path == null) {
      unread(logicalId, url.span().range());
      return missing(written, url);
    }
    if (!nestable) {
      return refuse(
          place.isWithin(path) ? "Circular nesting" : "Nested too deeply",
          "Stacks are followed "
              + MAX_DEPTH
              + " templates deep, and none into itself. What this one holds is not reviewed.",
          url);
    }
    if (!TemplateUrl.isLocal(written)) {
      guessed(logicalId, path, url);
    }
    return Optional.of(Template.read(snapshot, place.inner(logicalId, path), given));
  }

  private Map<String, Input> given(String logicalId, YamlNode body, Resolver resolver) {
    Map<String, Input> given = new LinkedHashMap<>();
    scope
        .parameters()
        .forEach((name, value) -> {
          if (name.startsWith("AWS::")) {
            given.put(name, value); // where it is deployed, what it nests is deployed as well
          }
        });
    for (YamlNode.Entry entry :
        body.member("Properties")
            .flatMap(properties -> properties.member("Parameters"))
            .map(YamlNode::members)
            .orElse(List.of())) {
      scope.takeDefaults();
      Resolved value = resolver.resolve(entry.value());
      SourceRange range = entry.span().range();
      var step = new Provenance.Step(Provenance.Kind.MODULE_ARGUMENT, logicalId, range);
      List<Scope.Reference> references = scope.takeReferences();
      if (!NoValue.is(value)) {
        given.put(
            entry.key().text(), new Input(value.through(step), references, scope.takeDefaults()));
      }
    }
    return given;
  }

  private Declarations.ModuleCall call(
      String logicalId,
      String written,
      boolean available,
      Map<String, Input> given,
      YamlNode.Entry resource) {
    var arguments = new LinkedHashMap<String, Value>();
    if (!available) {
      given.forEach((name, input) -> {
        if (!name.startsWith("AWS::")) {
          arguments.put(name, input.value().value());
        }
      });
    }
    boolean bare = !written.contains("://") && !written.startsWith(".");
    return new Declarations.ModuleCall(
        scope.place().address(logicalId),
        bare ? "./" + written : written,
        "",
        available,
        new Value.Obj(arguments),
        resource.span().range());
  }

  private void guessed(String logicalId, String path, YamlNode url) {
    snapshot
        .problems()
        .add(
            Diagnostic.warning(
                "Nested template is guessed",
                "The stack \""
                    + scope.place().address(logicalId)
                    + "\" is reviewed by "
                    + path
                    + ", since its address ends in that path. What was uploaded there may be"
                    + " another template.",
                url.span().range()));
  }

  private void unread(String logicalId, SourceRange range) {
    snapshot
        .unread()
        .add(new Coverage.Unread("nested stack " + scope.place().address(logicalId), range));
  }

  private Optional<Template> missing(String written, YamlNode url) {
    if (!TemplateUrl.isLocal(written)) {
      return Optional.empty();
    }
    snapshot
        .problems()
        .add(
            Diagnostic.warning(
                "Nested template is not here",
                "No file of the repository is at \""
                    + written
                    + "\". What this stack holds is not reviewed.",
                url.span().range()));
    return Optional.empty();
  }

  private Optional<Template> refuse(String summary, String detail, YamlNode at) {
    snapshot.problems().add(Diagnostic.error(summary, detail, at.span().range()));
    return Optional.empty();
  }

  /**
   * {@code Fn::GetAtt Nested.Outputs.Name}.
   *
   * @return null where the attribute is none of a nested stack's outputs
   */
  @Nullable Resolved output(
      String logicalId, String attribute, Resolver resolver, SourceRange range) {
    YamlNode.Entry resource = scope.resource(logicalId);
    if (resource == null
        || !attribute.startsWith("Outputs.")
        || TemplateUrl.of(resource.value()).isEmpty()) {
      return null;
    }
    String name = attribute.substring("Outputs.".length());
    Optional<Template> template = template(logicalId, resolver);
    if (template.isEmpty()) {
      String reason = "the template of the nested stack \"" + logicalId + "\" is not at hand";
      String address = scope.place().address(logicalId);
      return Resolved.leaf(
          new Value.Unknown(new Value.Origin(address, "outputs." + name, "", reason)), range);
    }
    Input output = template.get().outputs().get(name);
    if (output == null) {
      scope.error(
          "Unresolved reference",
          "The nested stack \""
              + logicalId
              + "\" has no output \""
              + name
              + "\". Declare it there, or mend the name.",
          range);
      return Resolved.leaf(Unknowns.because("\"" + name + "\" is not declared"), range);
    }
    scope.refer(output.references(), range);
    scope.meet(output.defaults());
    var step =
        new Provenance.Step(
            Provenance.Kind.REFERENCE, logicalId + "." + attribute, output.value().range());
    return output.value().at(range).through(step);
  }
}
