package dev.plumbline.reporter.keeper;

import dev.plumbline.reporter.streams.Stores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The states that wait to be read, in order of their stacks' generations. They are in a store, so
 * that they are read after a crash too; in memory is only which there are, to be found without a
 * search.
 */
final class Pending {
  static final String STORE = "pending";

  private final KeyValueStore<String, Waiting> store;
  private final Map<String, TreeSet<Long>> bySubject = new LinkedHashMap<>();
  private int size;

  Pending(ProcessingContext context) {
    store = context.getStateStore(STORE);
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> remember(entry.value));
    }
  }

  static StoreBuilder<KeyValueStore<String, Waiting>> store() {
    return Stores.inMemory(STORE, Waiting.class);
  }

  void put(Waiting state) {
    store.put(key(state.subject(), state.stack().generation()), state);
    remember(state);
  }

  void remove(Waiting state) {
    String subject = state.subject();
    long generation = state.stack().generation();
    store.delete(key(subject, generation));
    TreeSet<Long> revisions = bySubject.get(subject);
    if (revisions != null && revisions.remove(generation)) {
      size--;
      if (revisions.isEmpty()) {
        bySubject.remove(subject);
      }
    }
  }

  /** Its earliest revision; null when none waits. */
  @Nullable Waiting first(String subject) {
    TreeSet<Long> revisions = bySubject.get(subject);
    return revisions == null ? null : store.get(key(subject, revisions.first()));
  }

  /** Stacks of which something waits. */
  List<String> subjects() {
    return List.copyOf(bySubject.keySet());
  }

  /** How many revisions wait, of all stacks. */
  int size() {
    return size;
  }

  private void remember(Waiting state) {
    if (bySubject
        .computeIfAbsent(state.subject(), _ -> new TreeSet<>())
        .add(state.stack().generation())) {
      size++;
    }
  }

  private static String key(String subject, long generation) {
    return Stores.key(subject, Long.toString(generation));
  }
}
