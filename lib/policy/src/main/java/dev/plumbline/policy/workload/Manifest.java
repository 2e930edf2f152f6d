package dev.plumbline.policy.workload;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object of the Kubernetes API that a kubernetes_manifest holds, in the words of the type that
 * the provider has for its kind: {@code spec.initContainers} is {@code spec.init_container}. So a
 * policy is written once. What the provider has no type for stays a manifest.
 */
public final class Manifest {
  /** The type whose manifests are read so. */
  public static final String TYPE = "kubernetes_manifest";

  /** The provider of what stands in manifests outside of Terraform. */
  private static final String KUBERNETES = "kubernetes";

  private static final int DEEPEST = 40;
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  private final Map<String, Provenance> written;
  private final Map<String, Provenance> provenance = new LinkedHashMap<>();

  private Manifest(Map<String, Provenance> written) {
    this.written = written;
  }

  /**
   * Whether a resource is written as an object of the API, in Terraform or in a file of its own.
   */
  public static boolean isSource(Resource resource) {
    String original = resource.originalType();
    return original != null && (original.equals(TYPE) || resource.provider().equals(KUBERNETES));
  }

  /** The resource as policies shall see it: itself, unless it is a manifest of a known kind. */
  public static Resource seen(Resource resource, Facts facts) {
    if (!resource.type().equals(TYPE)
        || !(resource.attribute("manifest") instanceof Value.Obj object)) {
      return resource;
    }
    String type = type(object);
    ResourceFacts known = type == null ? null : facts.described(type);
    return type == null || known == null
        ? resource
        : new Manifest(resource.provenance()).as(type, known, object, resource);
  }

  private static @Nullable String type(Value.Obj object) {
    if (!(object.members().get("apiVersion") instanceof Value.Str(String version))
        || !(object.members().get("kind") instanceof Value.Str(String kind))) {
      return null;
    }
    return KubernetesKinds.type(version, kind);
  }

  private Resource as(String type, ResourceFacts known, Value.Obj object, Resource manifest) {
    Map<String, Value> attributes = members(object, known.attributes(), "manifest", "", 0);
    return new Resource(
        manifest.address(),
        manifest.mode(),
        type,
        manifest.name(),
        manifest.module(),
        new Value.Obj(attributes),
        provenance,
        manifest.range(),
        manifest.header(),
        manifest.lifecycle(),
        manifest.provider(),
        manifest.metadata(),
        TYPE);
  }

  private Map<String, Value> members(
      Value.Obj object, Map<String, AttributeFacts> known, String from, String to, int depth) {
    Map<String, Value> members = new LinkedHashMap<>();
    object
        .members()
        .forEach((key, value) -> {
          String name = name(key, known);
          String path = to.isEmpty() ? name : to + "." + name;
          members.put(name, value(value, known.get(name), from + "." + key, path, depth + 1));
        });
    return members;
  }

  /** The provider's word: with underscores, and of the single where blocks repeat. */
  private static String name(String key, Map<String, AttributeFacts> known) {
    String plain = HUMP.matcher(key).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    if (known.containsKey(plain) || !plain.endsWith("s")) {
      return plain;
    }
    String single = plain.substring(0, plain.length() - 1);
    return known.containsKey(single) ? single : plain;
  }

  private Value value(
      Value value, @Nullable AttributeFacts known, String from, String to, int depth) {
    note(from, to);
    if (known == null || known.nested().isEmpty() || known.isMap() || depth > DEEPEST) {
      return value;
    }
    return switch (value) {
      case Value.Obj object -> new Value.Seq(List.of(block(object, known, from, to, 0, depth)));
      case Value.Seq(List<Value> elements) -> {
        var blocks = new ArrayList<Value>();
        for (int i = 0; i < elements.size(); i++) {
          String at = from + "[" + i + "]";
          blocks.add(
              elements.get(i) instanceof Value.Obj object
                  ? block(object, known, at, to, i, depth)
                  : elements.get(i));
        }
        yield new Value.Seq(blocks);
      }
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Str _,
          Value.Unknown _,
          Value.Sensitive _ ->
          value;
    };
  }

  private Value.Obj block(
      Value.Obj object, AttributeFacts known, String from, String to, int at, int depth) {
    String path = to + "[" + at + "]";
    note(from, path);
    return new Value.Obj(members(object, known.nested(), from, path, depth));
  }

  private void note(String from, String to) {
    Provenance found = written.get(from);
    if (found != null) {
      provenance.put(to, found);
    }
  }
}
