package dev.plumbline.policy.schema;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.Provider;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The providers of a stack whose lock file or constraint selects a release of the major version
 * that the facts describe, and none newer than that: a newer one may take more. Of any other,
 * nothing can be said.
 */
final class JudgedProviders {
  /**
   * The release that a description is of, where its own version names another one: google's is of
   * the main branch five days before 8.0.0, when what that release removes was gone from it already
   * ({@code google_notebooks_instance}, {@code google_iap_brand}, {@code google_ml_engine_model}
   * and others that 7.46 has). Source: the provider's version 8 upgrade guide and its changelog.
   */
  private static final Map<String, String> DESCRIBED = Map.of("google", "8.0.0");

  private JudgedProviders() {}

  /** Their names: {@code aws}, {@code azurerm}, {@code google}. */
  static Set<String> of(Graph graph) {
    var judged = new HashSet<String>();
    for (Requirement requirement : graph.declarations().releases()) {
      Provider described = Facts.bundled().provider(requirement.name());
      if (described != null
          && isOfficial(requirement)
          && isDescribed(
              requirement, DESCRIBED.getOrDefault(requirement.name(), described.version()))) {
        judged.add(requirement.name());
      }
    }
    return judged;
  }

  /**
   * The providers that the facts are of in another release, or perhaps in another.
   *
   * @param judged those of which every name is held against the facts
   */
  static Set<String> others(Graph graph, Set<String> judged) {
    var others = new HashSet<>(Facts.bundled().providers());
    others.removeAll(judged);
    for (Requirement requirement : graph.declarations().releases()) {
      if (!isOfficial(requirement)) {
        others.remove(requirement.name());
      }
    }
    return others;
  }

  /** Whether it is the provider that the facts are about, and not a fork of its name. */
  static boolean isOfficial(Requirement requirement) {
    return requirement.source().equals("hashicorp/" + requirement.name())
        || requirement.source().endsWith("/hashicorp/" + requirement.name());
  }

  /** Whether it selects a release of the described major, and none after the described minor. */
  static boolean isDescribed(Requirement requirement, String description) {
    Optional<Release> described = Release.of(description);
    Optional<Release> selected =
        requirement.locked().isEmpty()
            ? VersionConstraint.of(requirement.constraint()).selected()
            : Release.of(requirement.locked());
    return described.isPresent()
        && selected.isPresent()
        && selected.get().major() == described.get().major()
        && selected.get().minor() <= described.get().minor();
  }
}
