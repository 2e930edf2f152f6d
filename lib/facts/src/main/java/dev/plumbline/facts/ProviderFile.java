package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One provider's facts; a type is read when it is first asked for. */
final class ProviderFile {
  private static final String META = "@";

  private final LineFile file;
  private final Provider provider;
  private final AttributeReader attributes;
  private final Map<String, ResourceFacts> read = new ConcurrentHashMap<>();

  ProviderFile(String name) {
    file = LineFile.open(name + ".facts.gz");
    provider = Json.convert(Objects.requireNonNull(file.get(META)), Provider.class);
    attributes = new AttributeReader(file);
  }

  Provider provider() {
    return provider;
  }

  Set<String> types() {
    return file.keys().stream()
        .filter(key -> !key.equals(META) && !key.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Nullable ResourceFacts resource(String type) {
    ResourceFacts known = read.get(type);
    if (known == null) {
      JsonNode node = file.get(type);
      if (node == null) {
        return null;
      }
      known = resource(type, node);
      read.put(type, known);
    }
    return known;
  }

  private ResourceFacts resource(String type, JsonNode node) {
    return new ResourceFacts(
        type,
        provider,
        node.path("svc").asText(),
        node.path("tag").asText(),
        node.path("st").asInt() == 1,
        node.path("fw").asInt() == 1,
        node.path("nu").asInt() == 1,
        node.path("dep").asInt() == 1,
        AttributeReader.texts(node.path("fnu")),
        attributes.attributes(node.path("a")));
  }
}
