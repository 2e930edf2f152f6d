package dev.plumbline.reporter.streams;

import dev.plumbline.model.json.Json;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Values of a state store as the model's JSON, so that a changelog outlives a version. */
public final class JsonSerde {
  private JsonSerde() {}

  public static <T> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom((_, value) -> bytes(value), (_, json) -> read(json, type));
  }

  // A store writes null for a deletion, and reads null where nothing is.
  @SuppressWarnings("NullAway")
  private static <T> byte[] bytes(T value) {
    return Writable.checked(value == null ? null : Json.bytes(value));
  }

  @SuppressWarnings("NullAway")
  private static <T> T read(byte[] json, Class<T> type) {
    return json == null ? null : Json.read(json, type);
  }
}
