package dev.plumbline.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.value.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Instances of the model's records.
 *
 * @param full whether what may be absent is there
 */
record Samples(boolean full) {

  Object of(Class<?> type) throws ReflectiveOperationException {
    if (type == ReviewState.class) {
      return reviewState();
    }
    return of((Type) type);
  }

  private ReviewState reviewState() throws ReflectiveOperationException {
    return ReviewState.of((StackChanged) of(StackChanged.class))
        .completed(PhaseName.ANALYZER, of(Analysis.class))
        .completed(PhaseName.REVIEWER, of(Review.class))
        .completed(PhaseName.IMPLEMENTER, of(Implementation.class))
        .completed(PhaseName.VALIDATOR, of(Validation.class));
  }

  private Object of(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Object last = of(Objects.requireNonNull(arguments[arguments.length - 1]));
      return generic.getRawType() == List.class ? List.of(last) : Map.of("key", last);
    }
    var plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Objects.requireNonNull(plain.getEnumConstants()[0]);
    }
    if (plain == ArtifactRef.class) {
      return new ArtifactRef("0123456789abcdef".repeat(4), 42, "application/json");
    }
    if (plain == SourcePosition.class) {
      return SourcePosition.START;
    }
    if (plain == Value.class) {
      return Value.of("value");
    }
    if (plain == Value.Obj.class) {
      return new Value.Obj(Map.of("key", Value.of(1)));
    }
    return plain.isRecord() ? instance(plain) : scalar(plain);
  }

  private Object instance(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] = nullable && !full ? null : of(components[i].getGenericType());
    }
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object scalar(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class || type == Integer.class) {
      return 7;
    }
    if (type == long.class) {
      return 7L;
    }
    if (type == BigDecimal.class) {
      return new BigDecimal("12.5");
    }
    if (type == Instant.class) {
      return Instant.parse("2026-11-23T12:00:00.5Z");
    }
    if (type == LocalDate.class) {
      return LocalDate.parse("2026-11-23");
    }
    if (type == JsonNode.class) {
      return Json.tree(Map.of("any", "thing"));
    }
    throw new IllegalArgumentException("no sample of " + type);
  }
}
