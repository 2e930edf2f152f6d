package dev.plumbline.policy;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.PulumiNames;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Terraform stack of resources as the Pulumi program that declares the same. There is none for
 * data sources, modules, several instances, providers' settings, and what is known only in part.
 */
final class PulumiText {
  private static final Map<String, TypeMapping> BY_TYPE = byType();

  private final Map<String, Resource> resources = new HashMap<>();
  private final List<Edge> edges;

  /** Nothing in Pulumi says it so. */
  private static final class NoWayBack extends RuntimeException {
    NoWayBack(String what) {
      super(what, null, false, false);
    }
  }

  private PulumiText(Graph graph) {
    this.edges = graph.edges();
    if (!graph.declarations().providers().isEmpty()
        || !graph.declarations().requirements().isEmpty()) {
      throw new NoWayBack("a provider's settings or its release");
    }
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
  }

  /** A {@code Pulumi.yaml}; empty where something has no counterpart. */
  static Optional<String> of(Graph graph) {
    var program = new LinkedHashMap<String, Object>();
    program.put("name", "shop");
    program.put("runtime", "yaml");
    try {
      program.put("resources", new PulumiText(graph).resources());
    } catch (NoWayBack _) {
      return Optional.empty();
    }
    return graph.resources().isEmpty()
        ? Optional.empty()
        : Optional.of(Json.tree(program).toPrettyString());
  }

  private static Map<String, TypeMapping> byType() {
    var found = new TreeMap<String, TypeMapping>();
    for (String source : sources()) {
      TypeMapping mapping = TypeMappings.pulumi().get(source);
      if (mapping != null) {
        found.putIfAbsent(mapping.type(), mapping);
      }
    }
    return found;
  }

  private static List<String> sources() {
    return TypeMappings.pulumi().sources().stream().sorted().toList();
  }

  private Map<String, Object> resources() {
    var written = new TreeMap<String, Object>();
    for (Resource resource : resources.values()) {
      if (resource.mode() != Resource.Mode.MANAGED
          || !resource.module().isEmpty()
          || resource.address().indexOf('[') >= 0) {
        throw new NoWayBack(resource.address());
      }
      written.put(name(resource), resource(resource));
    }
    return written;
  }

  private static String name(Resource resource) {
    return resource.address().replace('.', '-');
  }

  private Map<String, Object> resource(Resource resource) {
    TypeMapping mapping = mapping(resource);
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    if (facts == null) {
      throw new NoWayBack(resource.type());
    }
    var properties = new TreeMap<String, Object>();
    resource
        .attributes()
        .members()
        .forEach((attribute, value) -> {
          AttributeFacts of = facts.attributes().get(attribute);
          if (of != null && of.settable() && !(value instanceof Value.Null)) {
            String property = mapping.property(attribute);
            if (property == null) {
              throw new NoWayBack(attribute);
            }
            Object reference = reference(resource, attribute, value);
            properties.put(property, reference == null ? value(value, of) : reference);
          }
        });
    return Map.of("type", mapping.source(), "properties", properties);
  }

  private static TypeMapping mapping(Resource resource) {
    TypeMapping mapping = BY_TYPE.get(resource.type());
    if (mapping == null) {
      throw new NoWayBack(resource.type());
    }
    return mapping;
  }

  /** A block of which there is one at most is no list in Pulumi. */
  private Object value(Value value, @Nullable AttributeFacts facts) {
    return switch (value) {
      case Value.Bool(boolean truth) -> truth;
      case Value.Num(var number) -> number(number);
      case Value.Str(String text) -> text.replace("${", "$${");
      case Value.Seq(List<Value> elements) -> {
        boolean one = facts != null && facts.max() == 1 && elements.size() == 1;
        var written = new ArrayList<Object>();
        elements.forEach(element -> written.add(value(element, facts)));
        yield one ? written.getFirst() : written;
      }
      case Value.Obj(Map<String, Value> members) -> object(members, facts);
      case Value.Unknown(Value.Origin origin) -> reference(origin);
      case Value.Null _, Value.Sensitive _ -> throw new NoWayBack("a secret, or null in a list");
    };
  }

  /** A whole one without exponent, which JSON would give it. */
  private static Object number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 ? (Object) plain.longValueExact() : (Object) number.doubleValue();
  }

  private Object object(Map<String, Value> members, @Nullable AttributeFacts facts) {
    Map<String, AttributeFacts> nested = facts == null ? Map.of() : facts.nested();
    var names = new HashMap<String, String>();
    PulumiNames.of(nested).forEach((property, attribute) -> names.put(attribute, property));
    var written = new TreeMap<String, Object>();
    members.forEach((name, value) -> {
      AttributeFacts of = nested.get(name);
      if (!(value instanceof Value.Null) && (of == null || of.settable())) {
        written.put(names.getOrDefault(name, name), value(value, of));
      }
    });
    return written;
  }

  /** What is known, but is another resource's all the same; null for anything else. */
  private @Nullable Object reference(Resource resource, String attribute, Value value) {
    for (Edge edge : edges) {
      Resource target = resources.get(edge.to());
      if (edge.from().equals(resource.address())
          && edge.kind() == Edge.Kind.REFERENCE
          && edge.attribute().equals(attribute)
          && target != null
          && value.equals(target.attribute(edge.target()))) {
        String property = mapping(target).property(edge.target());
        return property == null ? null : "${" + name(target) + "." + property + "}";
      }
    }
    return null;
  }

  private Object reference(Value.Origin origin) {
    Resource resource = resources.get(origin.address());
    String path = origin.path();
    if (resource == null || !origin.expression().equals(origin.address() + "." + path)) {
      throw new NoWayBack(origin.expression());
    }
    String property = path.equals("id") ? "id" : mapping(resource).property(path);
    if (property == null) {
      throw new NoWayBack(path);
    }
    return "${" + name(resource) + "." + property + "}";
  }
}
