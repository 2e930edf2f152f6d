package dev.plumbline.forecast.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents inside attributes, in a form that compares by meaning. */
final class Documents {
  /** Of a policy's statement: a text, or a list of them in any order. */
  private static final Set<String> LISTS =
      Set.of("Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal");

  /** BigQuery's names for the same type. */
  private static final Map<String, String> SYNONYMS =
      Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN", "STRUCT", "RECORD");

  private Documents() {}

  /** Null for what is no JSON object or array. */
  static @Nullable JsonNode json(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return null;
    }
    try {
      return Json.mapper().readTree(stripped);
    } catch (JsonProcessingException e) {
      return null; // text that only looks like JSON is compared as text
    }
  }

  /** A policy with its statements and lists sorted; other JSON as it is. */
  static @Nullable JsonNode policy(String text) {
    JsonNode document = json(text);
    if (!(document instanceof ObjectNode policy) || !policy.has("Statement")) {
      return document;
    }
    ArrayNode statements = list(policy.get("Statement"));
    for (JsonNode statement : statements) {
      if (statement instanceof ObjectNode object) {
        LISTS.forEach(name -> flatten(object, name));
        object.path("Condition").forEach(Documents::flattenAll);
      }
    }
    policy.set("Statement", sorted(statements));
    return policy;
  }

  private static void flatten(ObjectNode owner, String name) {
    JsonNode value = owner.get(name);
    if (value instanceof ObjectNode principals) {
      flattenAll(principals);
    } else if (value != null) {
      owner.set(name, sorted(list(value)));
    }
  }

  private static void flattenAll(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(sorted(list(entry.getValue()))));
    }
  }

  private static ArrayNode list(JsonNode node) {
    return node instanceof ArrayNode array ? array : Json.mapper().createArrayNode().add(node);
  }

  private static ArrayNode sorted(ArrayNode array) {
    return sortedBy(array, Comparator.comparing(JsonNode::toString));
  }

  private static ArrayNode sortedBy(ArrayNode array, Comparator<JsonNode> order) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    elements.sort(order);
    return Json.mapper().createArrayNode().addAll(elements);
  }

  /** Container definitions without empty members and ECS's own defaults, variables by name. */
  static @Nullable JsonNode containers(String text) {
    JsonNode document = json(text);
    if (!(document instanceof ArrayNode containers)) {
      return document;
    }
    for (JsonNode container : containers) {
      if (container instanceof ObjectNode object) {
        for (String name : List.of("environment", "secrets")) {
          if (object.get(name) instanceof ArrayNode variables) {
            object.set(name, sorted(variables));
          }
        }
        object.path("portMappings").forEach(port -> drop(port, "protocol", "tcp"));
        drop(object, "essential", "true");
        drop(object, "cpu", "0");
        object.properties().removeIf(entry -> isEmpty(entry.getValue()));
      }
    }
    return containers;
  }

  /** Columns in the order of their names, with one name for each type and mode. */
  static @Nullable JsonNode columns(String text) {
    JsonNode document = json(text);
    return document instanceof ArrayNode columns ? columns(columns) : document;
  }

  private static ArrayNode columns(ArrayNode columns) {
    for (JsonNode column : columns) {
      if (column instanceof ObjectNode object) {
        String type = object.path("type").asText().toUpperCase(Locale.ROOT);
        object.put("type", SYNONYMS.getOrDefault(type, type));
        String mode = object.path("mode").asText("NULLABLE").toUpperCase(Locale.ROOT);
        object.put("mode", mode);
        if (object.get("fields") instanceof ArrayNode fields) {
          object.set("fields", columns(fields));
        }
      }
    }
    return sortedBy(columns, Comparator.comparing(column -> column.path("name").asText()));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isContainerNode() && value.isEmpty());
  }

  private static void drop(JsonNode node, String name, String value) {
    if (node instanceof ObjectNode object && object.path(name).asText().equals(value)) {
      object.remove(name);
    }
  }
}
