package dev.plumbline.policy.schema;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.Provider;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The providers of a stack whose lock file or constraint selects a release of the major version
 * that the facts describe, and none newer than that: a newer one may take more. Of any other,
 * nothing can be said.
 */
final class JudgedProviders {
  private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.\\d{1,6}.*");

  /** One release, or the patches of one. */
  private static final Pattern SELECTING = Pattern.compile("(?:=|~>)?\\s*(v?\\d+\\.\\d+\\.\\d+)");

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
    for (Requirement requirement : graph.declarations().requirements()) {
      Provider described = Facts.bundled().provider(requirement.name());
      boolean official =
          requirement.source().equals("hashicorp/" + requirement.name())
              || requirement.source().endsWith("/hashicorp/" + requirement.name());
      String version =
          requirement.locked().isEmpty()
              ? selected(requirement.constraint())
              : requirement.locked();
      if (described != null
          && official
          && isDescribed(
              version, DESCRIBED.getOrDefault(requirement.name(), described.version()))) {
        judged.add(requirement.name());
      }
    }
    return judged;
  }

  /** The release that a constraint selects, whatever its patch; {@code ""} where it leaves more. */
  static String selected(String constraint) {
    for (String part : constraint.split(",", -1)) {
      Matcher selecting = SELECTING.matcher(part.strip());
      if (selecting.matches()) {
        return selecting.group(1);
      }
    }
    return "";
  }

  /** Whether a release is of the described major and not after the described minor. */
  static boolean isDescribed(String version, String described) {
    Matcher one = RELEASE.matcher(version);
    Matcher other = RELEASE.matcher(described);
    return one.matches()
        && other.matches()
        && Integer.parseInt(one.group(1)) == Integer.parseInt(other.group(1))
        && Integer.parseInt(one.group(2)) <= Integer.parseInt(other.group(2));
  }
}
