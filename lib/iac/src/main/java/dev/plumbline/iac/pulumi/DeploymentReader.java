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
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states of a deployment as resources in Terraform's vocabulary. */
final class DeploymentReader {
  private static final String PROVIDER = "pulumi:providers:";
  private static final String STACK = "pulumi:pulumi:Stack";

  private final Map<String, YamlNode> states = new LinkedHashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<Declarations.Provider> providers = new ArrayList<>();

  /** By a provider's kind and URN: one has thousands of resources. */
  private final Map<String, Optional<Value>> defaults = new HashMap<>();

  DeploymentReader(List<YamlNode> all) {
    for (YamlNode state : all) {
      states.put(text(state, "urn"), state);
    }
    Map<String, Integer> names = new HashMap<>();
    states.keySet().forEach(urn -> names.merge(Urn.name(urn), 1, Integer::sum));
    states
        .keySet()
        .forEach(urn -> {
          String name = Urn.name(urn);
          // Names are unique among resources of a type only.
          addresses.put(urn, names.getOrDefault(name, 0) > 1 ? Urn.type(urn) + "::" + name : name);
        });
  }

  void read() {
    states.forEach((urn, state) -> {
      String type = text(state, "type");
      if (type.startsWith(PROVIDER)) {
        Value inputs = inputs(state).value();
        providers.add(
            new Declarations.Provider(
                type.substring(PROVIDER.length()) + "." + address(urn),
                inputs instanceof Value.Obj obj ? obj : Value.Obj.EMPTY,
                state.span().range()));
      } else if (!type.isEmpty() && !type.equals(STACK)) {
        resource(urn, state, type);
      }
    });
  }

  List<Resource> resources() {
    return resources;
  }

  List<Edge> edges() {
    return edges;
  }

  List<Declarations.Provider> providers() {
    return providers;
  }

  private String address(String urn) {
    return addresses.getOrDefault(urn, Urn.name(urn));
  }

  private static Resolved inputs(YamlNode state) {
    return state
        .member("inputs")
        .map(Deployment::value)
        .orElseGet(() -> new Resolved.Members(Map.of(), state.span().range(), List.of()));
  }

  private void resource(String urn, YamlNode state, String type) {
    TypeMapping mapping = TypeMappings.pulumi().get(type);
    String mapped = mapping == null ? type : mapping.type();
    ResourceFacts facts = mapping == null ? null : Facts.bundled().resource(mapped);
    var vocabulary = new Vocabulary(mapped, facts);
    String address = address(urn);
    if (inputs(state) instanceof Resolved.Members inputs) {
      inputs
          .members()
          .forEach((property, member) -> {
            String own = mapping == null ? null : mapping.attribute(property);
            String attribute =
                own != null ? own : facts == null ? property : vocabulary.attribute(property);
            vocabulary.add(attribute, member);
            references(state, property, address, attribute);
          });
    }
    DefaultTags.add(vocabulary, mapped, defaults(state, type));
    depends(state, address);
    boolean read = text(state, "external").equals("true");
    resources.add(
        new Resource(
            address,
            read ? Resource.Mode.DATA : Resource.Mode.MANAGED,
            mapped,
            Urn.name(urn),
            "",
            vocabulary.attributes(),
            vocabulary.provenance(),
            state.span().range(),
            state.member("urn").orElse(state).span().range(),
            lifecycle(state),
            provider(state, type),
            vocabulary.metadata(Value.Obj.EMPTY),
            type));
  }

  /** What the provider that the state names gives all of its resources. */
  private @Nullable Value defaults(YamlNode state, String type) {
    String kind = type.substring(0, Math.max(0, type.indexOf(':')));
    String property = DefaultTags.property(kind);
    String written = text(state, "provider");
    String urn = written.substring(0, Math.max(0, written.lastIndexOf("::")));
    YamlNode provider = states.get(urn);
    return property == null || provider == null
        ? null
        : defaults
            .computeIfAbsent(kind + ":" + urn, _ -> defaults(provider, kind, property))
            .orElse(null);
  }

  private static Optional<Value> defaults(YamlNode provider, String kind, String property) {
    return inputs(provider) instanceof Resolved.Members(var members, _, _)
            && members.get(property) instanceof Resolved.Member(Resolved given, _)
        ? Optional.ofNullable(DefaultTags.tags(kind, given.value()))
        : Optional.empty();
  }

  /** Pulumi says of each property which resources are behind it. */
  private void references(YamlNode state, String property, String from, String attribute) {
    state
        .member("propertyDependencies")
        .flatMap(all -> all.member(property))
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(urn ->
            edges.add(
                new Edge(
                    from,
                    address(urn.scalarText().orElse("")),
                    Edge.Kind.REFERENCE,
                    attribute,
                    "",
                    urn.span().range())));
  }

  private void depends(YamlNode state, String from) {
    state
        .member("dependencies")
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(urn ->
            edges.add(
                new Edge(
                    from,
                    address(urn.scalarText().orElse("")),
                    Edge.Kind.DEPENDS_ON,
                    "",
                    "",
                    urn.span().range())));
    YamlNode parent = state.member("parent").orElse(null);
    String urn = parent == null ? "" : parent.scalarText().orElse("");
    if (parent != null && states.containsKey(urn) && !Urn.type(urn).equals(STACK)) {
      edges.add(new Edge(from, address(urn), Edge.Kind.CONTAINMENT, "", "", parent.span().range()));
    }
  }

  private static Lifecycle lifecycle(YamlNode state) {
    String retained = text(state, "retainOnDelete").equals("true") ? "Retain" : "";
    boolean guarded = text(state, "protect").equals("true");
    return new Lifecycle(true, guarded, List.of(), List.of(), retained, retained, List.of());
  }

  /** {@code urn:…::pulumi:providers:aws::west::id} is {@code aws.west}. */
  private static String provider(YamlNode state, String type) {
    String kind = type.substring(0, Math.max(0, type.indexOf(':')));
    String written = text(state, "provider");
    int id = written.lastIndexOf("::");
    String name = id < 0 ? "" : Urn.name(written.substring(0, id));
    return name.isEmpty() || name.startsWith("default") ? kind : kind + "." + name;
  }

  private static String text(YamlNode state, String name) {
    return state.member(name).flatMap(YamlNode::scalarText).orElse("");
  }
}
