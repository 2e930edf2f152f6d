package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the functions of one template can look up, and what they find out on the way. */
final class Scope {
  /** A reference that was read, to be made an edge by whoever knows from where. */
  record Reference(String to, String target, Edge.Kind kind, SourceRange range) {}

  /** By the type of the maker and the property: the type of what is made. */
  private static final Map<String, Map<String, String>> GENERATED =
      Map.of(
          "AWS::Serverless::Function",
          Map.of("Alias", "AWS::Lambda::Alias", "Version", "AWS::Lambda::Version"),
          "AWS::Serverless::Api",
          Map.of(
              "Stage", "AWS::ApiGateway::Stage",
              "Deployment", "AWS::ApiGateway::Deployment",
              "DomainName", "AWS::ApiGateway::DomainName"),
          "AWS::Serverless::HttpApi",
          Map.of(
              "Stage", "AWS::ApiGatewayV2::Stage", "DomainName", "AWS::ApiGatewayV2::DomainName"));

  private final YamlNode template;
  private final Place place;
  private final Map<String, Input> parameters;
  private final Map<String, YamlNode> mappings = new HashMap<>();
  private final Map<String, YamlNode> conditions = new HashMap<>();
  private final Map<String, YamlNode.Entry> resources = new HashMap<>();
  private final Map<String, Value> decided = new HashMap<>();

  /** By condition: the parameters whose Defaults decide it. */
  private final Map<String, Set<String>> deciding = new HashMap<>();

  private final Set<String> defaults = new LinkedHashSet<>();
  private final Set<String> open = new HashSet<>();
  private final List<Diagnostic> problems;
  private final List<Reference> references = new ArrayList<>();

  Scope(YamlNode template, Place place, Map<String, Input> parameters, List<Diagnostic> problems) {
    this.template = template;
    this.place = place;
    this.parameters = parameters;
    this.problems = problems;
    section(template, "Mappings", mappings);
    section(template, "Conditions", conditions);
    template
        .member("Resources")
        .ifPresent(all -> all.members().forEach(it -> resources.put(it.key().text(), it)));
  }

  private static void section(YamlNode template, String name, Map<String, YamlNode> into) {
    template
        .member(name)
        .ifPresent(
            all -> all.members().forEach(entry -> into.put(entry.key().text(), entry.value())));
  }

  Place place() {
    return place;
  }

  Map<String, Input> parameters() {
    return parameters;
  }

  Map<String, YamlNode> mappings() {
    return mappings;
  }

  boolean isResource(String name) {
    return resources.containsKey(name);
  }

  /** A resource as it is written, or null where the template has none of that logical id. */
  YamlNode.@Nullable Entry resource(String name) {
    return resources.get(name);
  }

  /**
   * What the Serverless Application Model makes of a resource and calls {@code Orders.Alias},
   * {@code Shop.Stage} (AWS SAM Developer Guide, "Generated CloudFormation resources": the
   * referenceable properties); null for any other name.
   */
  @Nullable String generated(String name) {
    int dot = name.indexOf('.');
    YamlNode.Entry maker = dot < 0 ? null : resources.get(name.substring(0, dot));
    String type =
        maker == null
            ? null
            : GENERATED.getOrDefault(type(maker), Map.of()).get(name.substring(dot + 1));
    return type == null
        ? null
        : resources.values().stream()
            .filter(one -> type(one).equals(type) && isMadeOf(one, maker))
            .map(one -> one.key().text())
            .min(Comparator.comparingInt(String::length))
            .orElse(null);
  }

  /**
   * What is made stands where its maker has its name, which begins with the maker's. Of makers that
   * a loop writes out all stand at one place, and the shortest of the names is then meant.
   */
  private static boolean isMadeOf(YamlNode.Entry one, YamlNode.@Nullable Entry maker) {
    return maker != null
        && one.key().text().startsWith(maker.key().text())
        && one.key().span().equals(maker.key().span());
  }

  private static String type(YamlNode.Entry resource) {
    return resource.value().member("Type").flatMap(YamlNode::scalarText).orElse("");
  }

  /** The node of a condition, and whether it is being decided already, which is a cycle. */
  Value condition(
      String name, SourceRange range, java.util.function.Function<YamlNode, Value> decide) {
    Value known = decided.get(name);
    if (known != null) {
      meet(deciding.getOrDefault(name, Set.of()));
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
    Set<String> met = takeDefaults();
    Value value = decide.apply(node);
    open.remove(name);
    decided.put(name, value);
    deciding.put(name, Set.copyOf(defaults));
    defaults.addAll(met);
    return value;
  }

  /** Notes a reference to something of this template. */
  void referToOwn(String name, String target, SourceRange range) {
    refer(place.address(name), target, Edge.Kind.REFERENCE, range);
  }

  /** Notes what is behind a value that is used at a place. */
  void refer(List<Reference> behind, SourceRange range) {
    behind.forEach(it -> refer(it.to(), it.target(), it.kind(), range));
  }

  /**
   * Whether a name is one of those that a module of Rain brings: the logical id of its resource,
   * and something more.
   */
  boolean isOfModule(String name) {
    return resources.entrySet().stream()
        .anyMatch(entry -> name.startsWith(entry.getKey()) && isModule(entry.getValue().value()));
  }

  /** Whether something in a template is for Rain to put in the place of it. */
  private static boolean isForRain(YamlNode node) {
    return node.tag().startsWith("!Rain::")
        || node.items().stream().anyMatch(Scope::isForRain)
        || node.members().stream().anyMatch(entry -> isForRain(entry.value()));
  }

  /** {@code Type: !Rain::Module path}: what stands there once Rain has packaged the template. */
  static boolean isModule(YamlNode resource) {
    YamlNode type = resource.member("Type").orElse(null);
    Call call = type == null ? null : Call.of(type);
    boolean written = type != null && type.member("Rain::Module").isPresent();
    return written || call != null && call.name().equals("Rain::Module");
  }

  /** What a name that nobody declares is; an error, unless a module may bring it. */
  Resolved undeclared(String name, String kinds, SourceRange range) {
    if (parameters.containsKey(name.replaceFirst("\\..*", "")) && isForRain(template)) {
      // Of a module, a parameter is what its caller writes, and that may be a resource.
      return Resolved.leaf(Unknowns.because("a caller of the module decides it"), range);
    }
    if (isOfModule(name)) {
      return Resolved.leaf(Unknowns.because("a module of Rain brings \"" + name + "\""), range);
    }
    error(
        "Unresolved reference",
        "This template declares " + kinds + " \"" + name + "\". Declare it, or mend the name.",
        range);
    return Resolved.leaf(Unknowns.because("\"" + name + "\" is not declared"), range);
  }

  void refer(Reference reference) {
    references.add(reference);
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

  /** Notes that the Defaults of the stack's own parameters are behind what is being read. */
  void meet(Set<String> parameters) {
    defaults.addAll(parameters);
  }

  /** The parameters whose Defaults were met since the last call. */
  Set<String> takeDefaults() {
    Set<String> taken = new LinkedHashSet<>(defaults);
    defaults.clear();
    return taken;
  }

  void warning(String summary, String detail, SourceRange range) {
    problems.add(Diagnostic.warning(summary, detail, range));
  }

  void error(String summary, String detail, SourceRange range) {
    problems.add(Diagnostic.error(summary, detail, range));
  }
}
