package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.Lane;
import dev.plumbline.reporter.streams.Stores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The states that wait to be read, in order of their stacks' generations. They are in a store, so
 * that they are read after a crash too; and in memory once more, to be found without a search.
 */
final class Pending {
  static final String STORE = "pending";

  private final KeyValueStore<String, Waiting> store;
  private final Map<String, TreeMap<Long, Waiting>> bySubject = new LinkedHashMap<>();

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
    store.put(key(state), state);
    remember(state);
  }

  void remove(Waiting state) {
    store.delete(key(state));
    TreeMap<Long, Waiting> revisions = bySubject.get(state.subject());
    if (revisions != null) {
      revisions.remove(state.stack().generation());
      if (revisions.isEmpty()) {
        bySubject.remove(state.subject());
      }
    }
  }

  /** Its earliest revision; null when none waits. */
  @Nullable Waiting first(String subject) {
    TreeMap<Long, Waiting> revisions = bySubject.get(subject);
    return revisions == null ? null : revisions.firstEntry().getValue();
  }

  /** Stacks of which something waits; those that a person waits for come first. */
  List<String> subjects() {
    var interactive = new ArrayList<String>();
    var bulk = new ArrayList<String>();
    bySubject.forEach((subject, revisions) -> {
      Lane lane = revisions.firstEntry().getValue().stack().lane();
      (lane == Lane.INTERACTIVE ? interactive : bulk).add(subject);
    });
    interactive.addAll(bulk);
    return interactive;
  }

  private void remember(Waiting state) {
    bySubject
        .computeIfAbsent(state.subject(), _ -> new TreeMap<>())
        .put(state.stack().generation(), state);
  }

  private static String key(Waiting state) {
    return Stores.key(state.subject(), Long.toString(state.stack().generation()));
  }
}
