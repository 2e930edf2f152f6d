package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CloudFormation types and Pulumi tokens as Terraform types; read lazily, safe to share. */
public final class TypeMappings {
  private static final TypeMappings CLOUDFORMATION =
      new TypeMappings(List.of("cfn-tf"), Naming.LISTED, Map.of());
  private static final TypeMappings PULUMI =
      new TypeMappings(
          List.of("pulumi-aws", "pulumi-azurerm", "pulumi-google"),
          Naming.CAMEL_CASE,
          LegacyTokens.read());

  /** How properties get their Terraform names. */
  private enum Naming {
    LISTED,
    CAMEL_CASE
  }

  private final List<String> names;
  private final Naming naming;
  private final Map<String, LegacyTokens.Legacy> legacy;
  private final Map<String, LineFile> files = new ConcurrentHashMap<>();
  private final Map<String, TypeMapping> read = new ConcurrentHashMap<>();

  private TypeMappings(List<String> names, Naming naming, Map<String, LegacyTokens.Legacy> legacy) {
    this.names = names;
    this.naming = naming;
    this.legacy = legacy;
  }

  public static TypeMappings cloudFormation() {
    return CLOUDFORMATION;
  }

  public static TypeMappings pulumi() {
    return PULUMI;
  }

  /**
   * The mapping of a type, or null where it has none.
   *
   * @param source {@code AWS::S3::Bucket} or {@code aws:s3/bucket:Bucket}; also as an older release
   *     has it, {@code aws:s3/bucketV2:BucketV2}
   */
  public @Nullable TypeMapping get(String source) {
    TypeMapping known = read.get(source);
    if (known != null) {
      return known;
    }
    TypeMapping mapping = find(source);
    if (mapping != null) {
      read.put(source, mapping);
    }
    return mapping;
  }

  private @Nullable TypeMapping find(String source) {
    LegacyTokens.Legacy older = legacy.get(source);
    if (older != null) {
      TypeMapping current = get(older.now());
      return current == null ? null : older.of(source, current);
    }
    for (LineFile file : files().toList()) {
      JsonNode node = file.get(source);
      if (node != null) {
        return mapping(source, node);
      }
    }
    return null;
  }

  /**
   * The mapping of a type as programs spell it, or null where it has none.
   *
   * @param type {@code aws:s3:Bucket}, or the whole token
   */
  public @Nullable TypeMapping of(String type) {
    return get(PulumiNames.token(type));
  }

  /** The type of each Terraform type; of several any. */
  public Map<String, String> byTerraform() {
    var types = new HashMap<String, String>();
    files()
        .forEach(file ->
            file.keys().stream()
                .sorted()
                .forEach(source -> {
                  JsonNode node = file.get(source);
                  if (node != null) {
                    types.putIfAbsent(node.path("tf").asText(), source);
                  }
                }));
    return Map.copyOf(types);
  }

  /** Every type of the described releases that has a mapping. */
  public Set<String> sources() {
    return files().flatMap(file -> file.keys().stream()).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<LineFile> files() {
    return names.stream()
        .map(name -> files.computeIfAbsent(name, key -> LineFile.open(key + ".map.gz")));
  }

  private TypeMapping mapping(String source, JsonNode node) {
    String type = node.path("tf").asText();
    Map<String, String> attributes =
        switch (naming) {
          case LISTED -> new HashMap<>();
          case CAMEL_CASE -> PulumiNames.of(Facts.bundled().resource(type));
        };
    Map<String, String> exceptions = texts(node.path("p"));
    attributes.values().removeAll(exceptions.values()); // they don't go by the rule's name as well
    attributes.putAll(exceptions);
    return new TypeMapping(source, type, attributes, texts(node.path("split")));
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new HashMap<String, String>();
    for (var field : object.properties()) {
      texts.put(field.getKey(), field.getValue().asText());
    }
    return texts;
  }
}
