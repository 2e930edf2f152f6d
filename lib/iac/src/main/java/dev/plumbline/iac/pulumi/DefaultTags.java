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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * @param program whose configuration and values are asked
   */
  DefaultTags(Program program, List<YamlNode.Entry> resources) {
    this.program = program;
    resources.forEach(entry -> this.resources.put(entry.key().text(), entry.value()));
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
    YamlNode provider = provider(resource, kind, new HashSet<>());
    if (provider == null) {
      Resolved given = program.configuration(kind + ":" + name);
      return given == null ? null : tags(kind, given.value());
    }
    return Names.members(provider, "properties").stream()
        .filter(property -> property.key().text().equals(name))
        .findFirst()
        .map(property -> tags(kind, program.resolve(property.value()).value()))
        .orElse(null);
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
  private @Nullable YamlNode provider(YamlNode resource, String kind, Set<YamlNode> seen) {
    YamlNode options = Names.member(resource, "options").orElse(null);
    String named = options == null ? "" : reference(Names.text(options, "provider"));
    String parent = options == null ? "" : reference(Names.text(options, "parent"));
    YamlNode provider = resources.get(named);
    if (provider != null && Names.text(provider, "type").equals(PROVIDER + kind)) {
      return provider;
    }
    YamlNode outer = resources.get(parent);
    if (outer != null && seen.add(outer)) {
      return provider(outer, kind, seen);
    }
    return resources.values().stream()
        .filter(one -> Names.text(one, "type").equals(PROVIDER + kind))
        .filter(one -> Names.text(one, "defaultProvider").equals("true"))
        .findFirst()
        .orElse(null);
  }

  private static String reference(String text) {
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
      return Value.of(node.textValue());
    }
    if (!node.isObject()) {
      return Unknowns.because("a default tag of the provider is no text");
    }
    Map<String, Value> members = new LinkedHashMap<>();
    node.properties().forEach(each -> members.put(each.getKey(), value(each.getValue())));
    return new Value.Obj(members);
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
