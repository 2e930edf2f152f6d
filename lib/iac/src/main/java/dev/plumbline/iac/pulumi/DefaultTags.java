package dev.plumbline.iac.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gives all of its resources: {@code defaultTags} of AWS, {@code defaultLabels} of
 * Google. An explicit provider has its own; the default one takes the stack's configuration
 * (https://www.pulumi.com/registry/packages/aws/api-docs/provider/,
 * https://www.pulumi.com/docs/iac/concepts/resources/providers/).
 */
final class DefaultTags {
  private static final String PROVIDER = "pulumi:providers:";

  private final Program program;
  private final Map<String, YamlNode> resources = new HashMap<>();

  /** Of each kind, the one that the program makes default. */
  private final Map<String, YamlNode> defaults = new HashMap<>();

  private final Map<Child, Optional<YamlNode>> inherited = new HashMap<>();
  private final IdentityHashMap<YamlNode, Resolved> properties = new IdentityHashMap<>();
  private final IdentityHashMap<YamlNode, Optional<Value>> given = new IdentityHashMap<>();
  private final Map<String, Optional<Value>> configured = new HashMap<>();

  /**
   * What has a provider by its place in the program.
   *
   * @param kind of the provider
   */
  private record Child(String kind, String name) {}

  /**
   * @param program whose configuration and values are asked
   */
  DefaultTags(Program program, List<YamlNode.Entry> resources) {
    this.program = program;
    for (YamlNode.Entry entry : resources) {
      YamlNode resource = entry.value();
      this.resources.put(entry.key().text(), resource);
      if (Names.text(resource, "defaultProvider").equals("true")) {
        String type = Names.text(resource, "type");
        if (type.startsWith(PROVIDER)) {
          defaults.putIfAbsent(type.substring(PROVIDER.length()), resource);
        }
      }
    }
  }

  /**
   * The defaults of a resource's provider; null where it has none.
   *
   * @param type a token, {@code aws:s3:Bucket}
   */
  @Nullable Value of(YamlNode resource, String type) {
    String kind = type.substring(0, Math.max(0, type.indexOf(':')));
    String name = property(kind);
    if (name == null) {
      return null;
    }
    Optional<Value> all =
        provider(resource, kind)
            .map(provider -> given.computeIfAbsent(provider, it -> given(it, kind, name)))
            .orElseGet(() -> configured.computeIfAbsent(kind, _ -> configured(kind, name)));
    return all.orElse(null);
  }

  private Optional<Value> given(YamlNode provider, String kind, String name) {
    return properties(provider) instanceof Resolved.Members(var members, _, _)
            && members.get(name) instanceof Resolved.Member(Resolved value, _)
        ? Optional.ofNullable(tags(kind, value.value()))
        : Optional.empty();
  }

  private Optional<Value> configured(String kind, String name) {
    return Optional.ofNullable(program.configuration(kind + ":" + name))
        .map(value -> tags(kind, value.value()));
  }

  /** A provider's properties, resolved once, so that what is wrong there is told once. */
  Resolved properties(YamlNode provider) {
    return properties.computeIfAbsent(
        provider,
        it ->
            Names.member(it, "properties")
                .map(program::resolve)
                .orElseGet(() -> new Resolved.Members(Map.of(), it.span().range(), List.of())));
  }

  /** The property of a kind of provider that has them. */
  static @Nullable String property(String kind) {
    return switch (kind) {
      case "aws" -> "defaultTags";
      case "gcp" -> "defaultLabels";
      default -> null;
    };
  }

  /** The one that the resource names, or that its parents do, or that the program makes default. */
  private Optional<YamlNode> provider(YamlNode resource, String kind) {
    Set<Child> passed = new LinkedHashSet<>();
    Optional<YamlNode> found = Optional.empty();
    YamlNode at = resource;
    while (at != null && found.isEmpty()) {
      YamlNode options = Names.member(at, "options").orElse(null);
      found = options == null ? Optional.empty() : named(options, kind);
      var parent = new Child(kind, options == null ? "" : reference(options, "parent"));
      if (found.isEmpty() && inherited.containsKey(parent)) {
        found = inherited.get(parent);
        break;
      }
      at = found.isEmpty() && passed.add(parent) ? resources.get(parent.name()) : null;
    }
    Optional<YamlNode> provider = found.or(() -> Optional.ofNullable(defaults.get(kind)));
    passed.forEach(parent -> inherited.put(parent, provider));
    return provider;
  }

  private Optional<YamlNode> named(YamlNode options, String kind) {
    return Optional.ofNullable(resources.get(reference(options, "provider")))
        .filter(provider -> Names.text(provider, "type").equals(PROVIDER + kind));
  }

  private static String reference(YamlNode options, String name) {
    String text = Names.text(options, name);
    return text.startsWith("${") && text.endsWith("}") ? text.substring(2, text.length() - 1) : "";
  }

  /** AWS's are a member of it; a state has all of it as JSON text. Of a secret, they are one. */
  static @Nullable Value tags(String kind, Value defaults) {
    Value plain = opened(defaults.unmarked());
    Value tags =
        kind.equals("aws") && plain instanceof Value.Obj block
            ? block.members().get("tags")
            : plain;
    boolean mark = defaults instanceof Value.Sensitive && !(tags instanceof Value.Sensitive);
    return tags != null && mark ? new Value.Sensitive(tags) : tags;
  }

  private static Value opened(Value value) {
    if (!(value instanceof Value.Str(String text))) {
      return value;
    }
    try {
      return value(Json.mapper().readTree(text));
    } catch (JsonProcessingException e) {
      return Unknowns.because("the provider's default tags are no JSON");
    }
  }

  private static Value value(JsonNode node) {
    if (node.isTextual()) {
      return Deployment.text(node.textValue());
    }
    if (Deployment.isSecret(node)) {
      return secret(node);
    }
    if (!node.isObject()) {
      return Unknowns.because("a default tag of the provider is no text");
    }
    Map<String, Value> members = new LinkedHashMap<>();
    node.properties().forEach(each -> members.put(each.getKey(), value(each.getValue())));
    return new Value.Obj(members);
  }

  /** In the clear as {@code value}, or as the JSON text of it; else encrypted. */
  private static Value secret(JsonNode node) {
    Value plain =
        node.has("value")
            ? value(node.path("value"))
            : node.path("plaintext").isTextual()
                ? opened(Value.of(node.path("plaintext").textValue()))
                : Unknowns.because("it is encrypted in the stack's state");
    return plain instanceof Value.Sensitive ? plain : new Value.Sensitive(plain);
  }

  /** Adds what will be on a resource of the Terraform type. */
  static void add(Vocabulary vocabulary, String type, @Nullable Value defaults) {
    ResourceFacts facts = Facts.bundled().resource(type);
    boolean labels = type.startsWith("google_");
    String own = facts == null ? "tags" : facts.tagsAttribute();
    boolean takes =
        labels
            ? facts != null && facts.attributes().containsKey("terraform_labels")
            : type.startsWith("aws_") && own.equals("tags");
    if (takes) {
      Value all = merged(defaults, vocabulary.attributes().members().get(own));
      if (all != null) {
        vocabulary.add(labels ? "terraform_labels" : "tags_all", all);
      }
    }
  }

  private static @Nullable Value merged(@Nullable Value defaults, @Nullable Value own) {
    if (defaults == null || own == null) {
      return own == null ? defaults : own;
    }
    boolean secret = defaults instanceof Value.Sensitive || own instanceof Value.Sensitive;
    Value merged;
    if (defaults.unmarked() instanceof Value.Obj(var lower)
        && own.unmarked() instanceof Value.Obj(var upper)) {
      Map<String, Value> both = new LinkedHashMap<>(lower);
      both.putAll(upper);
      merged = new Value.Obj(both);
    } else {
      merged =
          Unknowns.in(own)
              .or(() -> Unknowns.in(defaults))
              .orElseGet(() -> Unknowns.because("the tags are no map"));
    }
    return secret ? new Value.Sensitive(merged) : merged;
  }
}
