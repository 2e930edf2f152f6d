package dev.plumbline.policy.term;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Numerals;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents that a resource carries as JSON text. */
public final class JsonText {
  private static final int LONGEST = 200_000;

  private JsonText() {}

  /** The object or list in a text; null when it is neither, or longer than 200,000 characters. */
  public static @Nullable Value parse(String text) {
    String start = text.length() > LONGEST ? "" : text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return null;
    }
    try {
      return value(Json.mapper().readTree(text));
    } catch (JsonProcessingException e) {
      return null; // a text that is no JSON holds no document, which the caller says
    }
  }

  /**
   * What is known of a text that is unknown in part: the reader keeps it in the resource's
   * metadata, under {@code documents} and the attribute's path, with unknowns as leaves.
   *
   * @return null when nothing of it is known
   */
  public static @Nullable Value knownPart(Term.Open open) {
    Place place = open.causes().getFirst().place();
    if (place == null || open.onlyAbsent()) {
      return null;
    }
    Value.Obj metadata = place.subject().resource().metadata();
    Value document =
        metadata.members().get("documents") instanceof Value.Obj byPath
            ? byPath.members().get(place.path())
            : null;
    return document == null ? null : document.unmarked();
  }

  /** Null for one that is out of all bounds, such as {@code 1e400}. */
  static Value number(String text) {
    BigDecimal number = Numerals.decimal(text);
    return number == null ? Value.Null.NULL : new Value.Num(number);
  }

  private static Value value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Value> members = new LinkedHashMap<>();
        node.properties().forEach(field -> members.put(field.getKey(), value(field.getValue())));
        yield new Value.Obj(members);
      }
      case ARRAY -> {
        var elements = new ArrayList<Value>();
        node.forEach(element -> elements.add(value(element)));
        yield new Value.Seq(elements);
      }
      case STRING -> Value.of(node.textValue());
      case BOOLEAN -> Value.of(node.booleanValue());
      case NUMBER -> number(node.asText());
      case NULL, MISSING, BINARY, POJO -> Value.Null.NULL;
    };
  }
}
