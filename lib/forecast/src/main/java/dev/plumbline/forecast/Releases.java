package dev.plumbline.forecast;

import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which releases of its providers a stack runs: what its lock file says, else the lowest that its
 * constraint allows.
 */
final class Releases {
  private final Map<String, Release> lowest = new HashMap<>();

  Releases(Graph head) {
    for (Requirement requirement : head.declarations().releases()) {
      String version =
          requirement.locked().isEmpty() ? requirement.constraint() : requirement.locked();
      String source = requirement.source();
      String name = source.substring(source.lastIndexOf('/') + 1);
      lowest.merge(
          name.isEmpty() ? requirement.name() : name,
          VersionConstraint.of(version).lowest(),
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
  }

  /** Whether it surely is the release that the facts tell of, or a later one. */
  boolean describe(@Nullable ResourceFacts facts) {
    if (facts == null) {
      return true;
    }
    Release described = VersionConstraint.of(facts.provider().version()).lowest();
    return lowest.getOrDefault(facts.provider().name(), Release.FIRST).compareTo(described) >= 0;
  }
}
