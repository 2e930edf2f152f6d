package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Attribute records from their JSON form; definitions that several types share are read once. */
final class AttributeReader {
  private final LineFile file;
  private final Map<Integer, Map<String, AttributeFacts>> shared = new ConcurrentHashMap<>();

  AttributeReader(LineFile file) {
    this.file = file;
  }

  Map<String, AttributeFacts> attributes(JsonNode object) {
    var attributes = new HashMap<String, AttributeFacts>();
    for (var field : object.properties()) {
      attributes.put(field.getKey(), attribute(field.getValue()));
    }
    return attributes;
  }

  private AttributeFacts attribute(JsonNode rec) {
    return new AttributeFacts(
        rec.path("t").asText(),
        flag(rec, "r") && !flag(rec, "o"), // one of the places that share a record may do without
        flag(rec, "o"),
        flag(rec, "c"),
        ForceNew.of(rec.path("f").asInt()),
        flag(rec, "s"),
        flag(rec, "w"),
        flag(rec, "d"),
        value(rec.get("def")),
        rec.path("min").asInt(),
        rec.path("max").asInt(),
        values(rec.path("enum")),
        texts(rec.path("cw")),
        texts(rec.path("x1")),
        texts(rec.path("a1")),
        texts(rec.path("rw")),
        flag(rec, "ds"),
        flag(rec, "am"),
        nested(rec.path("b")));
  }

  private Map<String, AttributeFacts> nested(JsonNode node) {
    if (!node.isInt()) {
      return attributes(node);
    }
    Integer index = node.asInt();
    Map<String, AttributeFacts> known = shared.get(index);
    if (known == null) {
      JsonNode definition = file.get("#" + index);
      if (definition == null) {
        throw new IllegalStateException("no definition " + index);
      }
      known = Map.copyOf(attributes(definition));
      shared.put(index, known);
    }
    return known;
  }

  private static boolean flag(JsonNode rec, String key) {
    return rec.path(key).asInt() == 1;
  }

  private static @Nullable Value value(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : Json.convert(node, Value.class);
  }

  private static List<Value> values(JsonNode array) {
    var values = new ArrayList<Value>();
    array.forEach(element -> values.add(Json.convert(element, Value.class)));
    return values;
  }

  static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
