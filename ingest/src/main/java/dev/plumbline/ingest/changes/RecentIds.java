package dev.plumbline.ingest.changes;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ids of events, the newest of them; older ones are forgotten. Safe to share. */
final class RecentIds {
  private static final int REMEMBERED = 100_000;

  private final Map<String, Boolean> ids =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether the id is new. */
  synchronized boolean add(String id) {
    return ids.putIfAbsent(id, true) == null;
  }

  synchronized void remove(String id) {
    ids.remove(id);
  }

  synchronized boolean contains(String id) {
    return ids.containsKey(id);
  }
}
