package dev.plumbline.ingest.changes;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.Bounded;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The newest head that was published of each branch and pull request that is open. Safe to share.
 */
final class Heads {
  private static final String PULL = "pull/";

  /** Closed refs that are remembered; a host keeps those of pull requests for ever. */
  private static final int REMEMBERED = 100_000;

  private record Ref(String repository, String name) {}

  /** A commit, what it was compared with, and where that was said. */
  record Head(String commit, String base, RecentIds.Place place) {}

  private final Map<String, Map<String, Head>> known = new ConcurrentHashMap<>();
  private final Set<Ref> closed =
      Collections.synchronizedSet(Collections.newSetFromMap(Bounded.byAge(REMEMBERED)));
  private final Map<String, Long> newest = new ConcurrentHashMap<>();

  void take(RepositoryChanged change, RecentIds.Place place) {
    String repository = change.repository();
    if (change.ref().matches("pull/[0-9]{1,18}")) {
      newest.merge(repository, Long.valueOf(change.ref().substring(PULL.length())), Math::max);
    }
    if (change.closed()) {
      Map<String, Head> open = known.get(repository);
      if (open != null) {
        open.remove(change.ref());
        known.remove(repository, Map.of()); // of a repository that has none left
      }
      closed.add(new Ref(repository, change.ref()));
      return;
    }
    closed.remove(new Ref(repository, change.ref()));
    if (!change.ref().isEmpty() && change.head().matches("[0-9a-f]{40}")) {
      known
          .computeIfAbsent(repository, _ -> new ConcurrentSkipListMap<>())
          .put(change.ref(), new Head(change.head(), change.base(), place));
    }
  }

  Optional<Head> find(String repository, String ref) {
    return Optional.ofNullable(known.getOrDefault(repository, Map.of()).get(ref));
  }

  boolean isClosed(String repository, String ref) {
    return closed.contains(new Ref(repository, ref));
  }

  Set<String> branches(String repository) {
    var branches = new TreeSet<>(known.getOrDefault(repository, Map.of()).keySet());
    branches.removeIf(ref -> ref.startsWith(PULL));
    return branches;
  }

  /** The highest number of a pull request that anything was published of; 0 for none. */
  long newestPull(String repository) {
    return newest.getOrDefault(repository, 0L);
  }
}
