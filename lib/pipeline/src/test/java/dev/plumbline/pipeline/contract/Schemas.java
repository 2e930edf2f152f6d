package dev.plumbline.pipeline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.PhaseResult;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.value.Value;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (draft 2020-12) of the model's records, as {@link Json} writes them. */
final class Schemas {
  private final RecordDocs docs;
  private final ObjectNode definitions = Json.mapper().createObjectNode();

  /** Whether anybody may write it: what readers take for empty may be left out. */
  private final boolean lenient;

  private Schemas(RecordDocs docs, boolean lenient) {
    this.docs = docs;
    this.lenient = lenient;
  }

  /**
   * @param required by hand, for what any producer may write; null for all that is always written
   */
  static ObjectNode of(
      Class<?> type, String name, RecordDocs docs, @Nullable List<String> required) {
    var schemas = new Schemas(docs, required != null);
    ObjectNode body = type == ReviewState.class ? schemas.reviewState() : schemas.object(type);
    if (required != null) {
      body.set("required", Json.tree(required));
    }
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:dev.plumbline:" + name);
    schema.put("title", name);
    schema.setAll(body);
    if (!schemas.definitions.isEmpty()) {
      schema.set("$defs", schemas.definitions);
    }
    return schema;
  }

  private ObjectNode object(Class<?> type) {
    ObjectNode schema = Json.mapper().createObjectNode();
    String doc = docs.of(type).get("");
    if (doc != null) {
      schema.put("description", doc);
    }
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.mapper().createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode property = of(component.getGenericType());
      String meaning = docs.of(type).get(component.getName());
      if (meaning != null) {
        property.put("description", meaning);
      }
      properties.set(component.getName(), property);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && !(lenient && isReadAsEmpty(component.getType()))) {
        required.add(component.getName());
      }
    }
    computed(type)
        .forEach(method ->
            properties.set(
                method.getName(),
                of(method.getGenericReturnType()).put("description", "made of the others")));
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  /** What is written along and never read. */
  private static Stream<Method> computed(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> {
          JsonProperty written = method.getAnnotation(JsonProperty.class);
          return written != null && written.access() == JsonProperty.Access.READ_ONLY;
        })
        .sorted(Comparator.comparing(Method::getName));
  }

  private static boolean isReadAsEmpty(Class<?> type) {
    return type.isPrimitive() || type == String.class || type == List.class || type == Map.class;
  }

  private ObjectNode of(Type type) {
    ObjectNode schema = Json.mapper().createObjectNode();
    if (type instanceof ParameterizedType generic) {
      Type last =
          Objects.requireNonNull(
              generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
      boolean list = generic.getRawType() == List.class;
      schema.put("type", list ? "array" : "object");
      schema.set(list ? "items" : "additionalProperties", of(last));
      return schema;
    }
    var plain = (Class<?>) type;
    if (plain.isEnum()) {
      schema.set("enum", Json.tree(plain.getEnumConstants()));
      return schema;
    }
    if (plain.isRecord()) {
      return schema.put("$ref", "#/$defs/" + define(plain));
    }
    return scalar(plain, schema);
  }

  private static ObjectNode scalar(Class<?> type, ObjectNode schema) {
    if (type == String.class) {
      return schema.put("type", "string");
    }
    if (type == boolean.class) {
      return schema.put("type", "boolean");
    }
    if (type == int.class || type == long.class || type == Integer.class) {
      return schema.put("type", "integer");
    }
    if (type == BigDecimal.class) {
      return schema.put("type", "number");
    }
    if (type == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (type == LocalDate.class) {
      return schema.put("type", "string").put("format", "date");
    }
    if (Value.class.isAssignableFrom(type) || type == JsonNode.class) {
      return schema;
    }
    throw new IllegalArgumentException("say how " + type + " is written");
  }

  private String define(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String name =
        outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
    if (!definitions.has(name)) {
      definitions.putObject(name);
      definitions.set(name, object(type));
    }
    return name;
  }

  /** Not a record's own form: one member a phase, forwarded byte for byte. */
  private ObjectNode reviewState() {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put(
        "description",
        "A stack's review on its way through the phases. Whoever forwards it keeps every member"
            + " it did not write, those it does not know too, byte for byte.");
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("stack").put("$ref", "#/$defs/" + define(StackChanged.class));
    Map.of(
            PhaseName.ANALYZER, Analysis.class,
            PhaseName.REVIEWER, Review.class,
            PhaseName.IMPLEMENTER, Implementation.class,
            PhaseName.VALIDATOR, Validation.class)
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(phase -> {
          ObjectNode result = object(PhaseResult.class);
          ((ObjectNode) result.get("properties"))
              .putObject("section")
              .put("$ref", "#/$defs/" + define(phase.getValue()));
          properties.set(phase.getKey().label(), result);
        });
    schema.putArray("required").add("stack");
    return schema;
  }
}
