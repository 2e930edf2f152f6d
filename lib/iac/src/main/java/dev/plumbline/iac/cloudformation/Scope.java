package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the functions of one template can look up, and what they find out on the way. */
final class Scope {
  /** A reference that was read, to be made an edge by whoever knows from where. */
  record Reference(String to, String target, Edge.Kind kind, SourceRange range) {}

  private final Map<String, Resolved> parameters;
  private final Map<String, YamlNode> mappings = new HashMap<>();
  private final Map<String, YamlNode> conditions = new HashMap<>();
  private final Set<String> resources = new HashSet<>();
  private final Map<String, Value> decided = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Diagnostic> problems;
  private final List<Reference> references = new ArrayList<>();

  Scope(YamlNode template, Map<String, Resolved> parameters, List<Diagnostic> problems) {
    this.parameters = parameters;
    this.problems = problems;
    section(template, "Mappings", mappings);
    section(template, "Conditions", conditions);
    template
        .member("Resources")
        .ifPresent(all -> all.members().forEach(entry -> resources.add(entry.key().text())));
  }

  private static void section(YamlNode template, String name, Map<String, YamlNode> into) {
    template
        .member(name)
        .ifPresent(
            all -> all.members().forEach(entry -> into.put(entry.key().text(), entry.value())));
  }

  Map<String, Resolved> parameters() {
    return parameters;
  }

  Map<String, YamlNode> mappings() {
    return mappings;
  }

  boolean isResource(String name) {
    return resources.contains(name);
  }

  /** The node of a condition, and whether it is being decided already, which is a cycle. */
  Value condition(
      String name, SourceRange range, java.util.function.Function<YamlNode, Value> decide) {
    Value known = decided.get(name);
    if (known != null) {
      return known;
    }
    YamlNode node = conditions.get(name);
    if (node == null || !open.add(name)) {
      error(
          node == null ? "Unknown condition" : "Circular condition",
          node == null
              ? "No condition is called \"" + name + "\" in this template."
              : "The condition \"" + name + "\" depends on itself.",
          range);
      return Unknowns.because("condition \"" + name + "\" can't be decided");
    }
    Value value = decide.apply(node);
    open.remove(name);
    decided.put(name, value);
    return value;
  }

  void refer(String to, String target, Edge.Kind kind, SourceRange range) {
    references.add(new Reference(to, target, kind, range));
  }

  /** The references read since the last call. */
  List<Reference> takeReferences() {
    List<Reference> taken = List.copyOf(references);
    references.clear();
    return taken;
  }

  void warning(String summary, String detail, SourceRange range) {
    problems.add(Diagnostic.warning(summary, detail, range));
  }

  void error(String summary, String detail, SourceRange range) {
    problems.add(Diagnostic.error(summary, detail, range));
  }
}
