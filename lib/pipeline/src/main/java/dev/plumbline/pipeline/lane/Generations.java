package dev.plumbline.pipeline.lane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest generation under review, by repository and ref, off tracked branches: there a review
 * covers only what its push changed, so a newer one does not make it pointless. A hint that saves
 * work: what it does not know is not superseded, and the collector has the last word. Safe to share
 * between threads.
 */
public final class Generations {
  private static final int MOST = 100_000;

  private record Subject(String repository, String ref) {}

  private final Map<Subject, Long> newest =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Subject, Long> eldest) {
              return size() > MOST;
            }
          });

  /** A review of this generation has started. */
  public void started(String repository, String ref, long generation) {
    newest.merge(new Subject(repository, ref), generation, Math::max);
  }

  /** Whether a newer generation of the same ref is under review. */
  public boolean superseded(String repository, String ref, long generation) {
    Long known = newest.get(new Subject(repository, ref));
    return known != null && known > generation;
  }
}
