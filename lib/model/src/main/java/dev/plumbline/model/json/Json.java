package dev.plumbline.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one JSON form of the model: readers tolerate unknown fields, take an absent collection or
 * text for an empty one, and a constant that they don't know for the one that is marked {@link
 * com.fasterxml.jackson.annotation.JsonEnumDefaultValue} and says what it then means. So old and
 * new versions read each other.
 */
public final class Json {
  private static final ObjectMapper MAPPER = build();
  private static final ObjectReader EXACT =
      MAPPER.reader().without(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);

  private Json() {}

  private static ObjectMapper build() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(ValueJson.module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    for (Class<?> type : List.of(List.class, Map.class, Set.class, String.class)) {
      mapper.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON form: " + value.getClass(), e);
    }
  }

  /** Writes without closing {@code out}'s target early; for what is too large to hold twice. */
  public static void write(OutputStream out, Object value) {
    try {
      MAPPER.writeValue(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * @throws IllegalArgumentException when it is no such JSON
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw isNone(type, e);
    }
  }

  /**
   * Reads what somebody wrote by hand or by a program of their own: a constant that nobody knows is
   * a mistake there, and not a newer version's.
   *
   * @throws IllegalArgumentException when it is no such JSON
   */
  public static <T> T readExactly(byte[] json, Class<T> type) {
    try {
      return EXACT.forType(type).readValue(json);
    } catch (IOException e) {
      throw isNone(type, e);
    }
  }

  /**
   * @throws IllegalArgumentException when it is no such JSON
   */
  public static <T> T read(InputStream json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw isNone(type, e);
    }
  }

  private static IllegalArgumentException isNone(Class<?> type, IOException e) {
    return new IllegalArgumentException("not a " + type.getSimpleName() + ": " + words(e), e);
  }

  /** What stands against it, in one line and without the source, which may hold what is secret. */
  private static String words(IOException e) {
    if (!(e instanceof JsonProcessingException json)) {
      return String.valueOf(e.getMessage());
    }
    String what = json.getOriginalMessage().lines().findFirst().orElse("");
    return json.getLocation() == null
        ? what
        : what
            + " (line "
            + json.getLocation().getLineNr()
            + ", column "
            + json.getLocation().getColumnNr()
            + ")";
  }

  public static <T> T convert(JsonNode node, Class<T> type) {
    return MAPPER.convertValue(node, type);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
