package dev.plumbline.ingest.changes;

import dev.plumbline.pipeline.Bounded;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ids of events and where each was first seen, the newest of them. Safe to share. */
final class RecentIds {
  private static final int REMEMBERED = 100_000;

  /** What is not in the topic yet. */
  static final Place NOWHERE = new Place(-1, -1);

  record Place(int partition, long offset) {}

  private final Map<String, Place> ids = Bounded.byAge(REMEMBERED);

  /** Whether the id is new. */
  synchronized boolean add(String id, Place place) {
    @Nullable Place known = ids.putIfAbsent(id, place);
    return known == null;
  }

  synchronized void remove(String id) {
    ids.remove(id);
  }

  synchronized Optional<Place> find(String id) {
    return Optional.ofNullable(ids.get(id));
  }
}
