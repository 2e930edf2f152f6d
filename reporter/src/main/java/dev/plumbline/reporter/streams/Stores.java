package dev.plumbline.reporter.streams;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** State stores of this service: in memory, with a changelog that restores them, keyed by text. */
public final class Stores {
  /** Stands between the parts of a composed key; no name or address holds it. */
  public static final char SEPARATOR = '\0';

  private Stores() {}

  public static <T> StoreBuilder<KeyValueStore<String, T>> inMemory(String name, Class<T> type) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(name),
        Serdes.String(),
        JsonSerde.of(type));
  }

  /** A key whose parts can be scanned for by {@link #prefix}. */
  public static String key(String... parts) {
    return String.join(String.valueOf(SEPARATOR), parts);
  }

  /** What all keys begin with that have these parts first, and more. */
  public static String prefix(String... parts) {
    return key(parts) + SEPARATOR;
  }
}
