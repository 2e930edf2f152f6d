package dev.plumbline.iac.pulumi;

import dev.plumbline.iac.resolved.Joined;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.resolved.Words;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.Budget;
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

/** A program's nodes to values; variables are resolved when somebody asks, once. */
final class Program {
  /** A reference that was read, to be made an edge by whoever knows from where. */
  record Reference(String to, String target, Edge.Kind kind, SourceRange range) {}

  private final String project;
  private final String stack;
  private final Map<String, Resolved> config;
  private final Map<String, YamlNode.Entry> variables = new HashMap<>();
  private final Map<String, YamlNode.Entry> resources = new HashMap<>();
  private final Map<String, Resolved> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<Diagnostic> problems;
  private final Budget budget;
  private final Functions functions;

  Program(
      YamlNode main,
      String project,
      String stack,
      Map<String, Resolved> config,
      Files files,
      List<Diagnostic> problems,
      Budget budget) {
    this.project = project;
    this.stack = stack;
    this.config = config;
    this.problems = problems;
    this.budget = budget;
    this.functions = new Functions(this, files, budget);
    Names.members(main, "variables").forEach(it -> variables.put(it.key().text(), it));
    Names.members(main, "resources").forEach(it -> resources.put(it.key().text(), it));
  }

  Resolved resolve(YamlNode node) {
    budget.spend(1);
    SourceRange range = node.span().range();
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar);
      case YamlNode.Sequence sequence ->
          new Resolved.Elements(
              sequence.elements().stream().map(this::resolve).toList(), range, List.of());
      case YamlNode.Mapping mapping -> {
        Resolved call = functions.call(mapping);
        yield call != null ? call : members(mapping);
      }
    };
  }

  private Resolved members(YamlNode.Mapping mapping) {
    var members = new LinkedHashMap<String, Resolved.Member>();
    for (YamlNode.Entry entry : mapping.entries()) {
      members.put(
          entry.key().text(), new Resolved.Member(resolve(entry.value()), entry.span().range()));
    }
    return new Resolved.Members(members, mapping.span().range(), List.of());
  }

  private Resolved scalar(YamlNode.Scalar scalar) {
    SourceRange range = scalar.span().range();
    String text = scalar.text();
    int first = text.indexOf("${");
    if (first < 0) {
      return Resolved.leaf(YamlScalars.value(scalar), range);
    }
    int close = text.indexOf('}', first);
    if (first == 0 && close == text.length() - 1) {
      return lookUp(Path.of(text.substring(2, close)), range);
    }
    return interpolated(text, range);
  }

  private Resolved interpolated(String text, SourceRange range) {
    var parts = new Joined(text, budget);
    int at = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
      int close = text.indexOf('}', start);
      if (start > 0 && text.charAt(start - 1) == '$') {
        parts.add(text.substring(at, start - 1) + "${");
        at = start + 2;
      } else if (close < 0) {
        problems.add(
            Diagnostic.error(
                "Unclosed interpolation", "What starts with \"${\" ends with \"}\".", range));
        break;
      } else {
        parts.add(text.substring(at, start));
        parts.add(lookUp(Path.of(text.substring(start + 2, close)), range));
        at = close + 1;
      }
    }
    parts.add(text.substring(at));
    return parts.result(range);
  }

  private Resolved lookUp(Path path, SourceRange range) {
    String root = path.root();
    if (resources.containsKey(root)) {
      Optional<String> stack = stack(root);
      if (stack.isPresent()) {
        return ofStack(stack.get(), range);
      }
      String target = attributePath(path.rest());
      refer(root, target, Edge.Kind.REFERENCE, range);
      return Resolved.leaf(Unknowns.computed(root, target), range);
    }
    if (variables.containsKey(root)) {
      Resolved value = variable(root, range);
      return step(value, path.rest(), range)
          .at(range)
          .through(
              new Provenance.Step(
                  Provenance.Kind.LOCAL, root, variables.get(root).key().span().range()));
    }
    Resolved given =
        config.get(root.startsWith(project + ":") ? root.substring(project.length() + 1) : root);
    if (given != null) {
      return step(given, path.rest(), range)
          .at(range)
          .through(new Provenance.Step(Provenance.Kind.CONFIG, root, given.range()));
    }
    if (root.equals("pulumi")) {
      String of = String.join(".", path.rest());
      String known = of.equals("project") ? project : of.equals("stack") ? stack : "";
      Value value = known.isEmpty() ? Unknowns.deployment("pulumi." + of) : Value.of(known);
      return Resolved.leaf(value, range);
    }
    problems.add(
        Diagnostic.error(
            "Unresolved reference",
            "This program has no configuration key, variable or resource \""
                + root
                + "\". Declare it, or mend the name.",
            range));
    return Resolved.leaf(Unknowns.because("\"" + root + "\" is not declared"), range);
  }

  private Resolved variable(String name, SourceRange range) {
    Resolved value = known.get(name);
    if (value != null) {
      return value;
    }
    if (!open.add(name)) {
      problems.add(
          Diagnostic.error(
              "Circular variable", "The variable \"" + name + "\" depends on itself.", range));
      return Resolved.leaf(Unknowns.because("variable \"" + name + "\" is circular"), range);
    }
    YamlNode.Entry entry = variables.get(name);
    value =
        entry == null
            ? Resolved.leaf(Unknowns.because("variable \"" + name + "\" is missing"), range)
            : resolve(entry.value());
    open.remove(name);
    known.put(name, value);
    return value;
  }

  /** What is read of a value; of an unknown one, everything is unknown. */
  private static Resolved step(Resolved value, List<String> steps, SourceRange range) {
    Resolved at = value;
    for (String step : steps) {
      Resolved opened = at.opened();
      Resolved next =
          switch (opened) {
            case Resolved.Members members -> {
              Resolved.Member member = members.members().get(step);
              yield member == null ? null : member.value();
            }
            case Resolved.Elements elements -> element(elements, step);
            case Resolved.Leaf _ -> null;
          };
      if (next == null) {
        Value.Unknown why =
            Unknowns.in(opened.value())
                .orElseGet(() -> Unknowns.because("a value has no \"" + step + "\""));
        return new Resolved.Leaf(why, range, at.trace());
      }
      at = next;
    }
    return at;
  }

  private static @Nullable Resolved element(Resolved.Elements elements, String step) {
    boolean index = !step.isEmpty() && step.length() < 7;
    for (int i = 0; i < step.length(); i++) {
      index &= step.charAt(i) >= '0' && step.charAt(i) <= '9';
    }
    int at = index ? Integer.parseInt(step) : -1;
    return at >= 0 && at < elements.elements().size() ? elements.elements().get(at) : null;
  }

  private static String attributePath(List<String> steps) {
    return steps.isEmpty() ? "id" : String.join(".", steps.stream().map(Words::snakeCase).toList());
  }

  /** What the configuration has by a key; null where it has nothing. */
  @Nullable Resolved configuration(String key) {
    return config.get(key);
  }

  void refer(String to, String target, Edge.Kind kind, SourceRange range) {
    references.add(new Reference(to, target, kind, range));
  }

  boolean isResource(String name) {
    return resources.containsKey(name);
  }

  /** The link to the other stack that a resource reads, where it does; {@code ""} if unclear. */
  Optional<String> stack(String resource) {
    YamlNode.Entry entry = resources.get(resource);
    if (entry == null || !Names.text(entry.value(), "type").equals(StackLink.TYPE)) {
      return Optional.empty();
    }
    Optional<YamlNode> name =
        Names.member(entry.value(), "properties").flatMap(all -> all.member("name"));
    return Optional.of(
        name.isPresent() ? stackLink(resolve(name.get())) : StackLink.of(resource, project, true));
  }

  /** The link that a reference's name means. */
  String stackLink(Resolved name) {
    return switch (name.value().unmarked()) {
      case Value.Str(String text) -> StackLink.of(text, project, true);
      case Value.Unknown(Value.Origin origin) ->
          StackLink.of(withoutParts(origin.expression()), project, false);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          "";
    };
  }

  /** {@code ${pulumi.organization}/network/prod} without what is in braces. */
  private static String withoutParts(String text) {
    return text.replaceAll("\\$\\{[^}]*\\}", "");
  }

  /** What another stack exports. */
  Resolved ofStack(String link, SourceRange range) {
    if (!link.isEmpty()) {
      refer(link, "", Edge.Kind.CROSS_STACK, range);
    }
    return Resolved.leaf(
        new Value.Unknown(new Value.Origin(link, "", "", "another stack exports it")), range);
  }

  /** The references read since the last call. */
  List<Reference> takeReferences() {
    List<Reference> taken = List.copyOf(references);
    references.clear();
    return taken;
  }
}
