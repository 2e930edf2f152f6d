package dev.plumbline.model.review;

import dev.plumbline.model.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review was asked to do; part of its identity.
 *
 * @param failOn findings at or above it fail the review
 * @param policies only these ids (a peer's id is understood); empty for all
 * @param severity findings below it are not reported
 * @param skipPolicies not these
 * @param variableFiles files of values for every Terraform stack, relative to the repository's
 *     root, as {@code -var-file} names them
 * @param baseline the file with the findings that are held back, relative to the repository's root;
 *     null for the one that has the usual name
 * @param existing whether what the base has as well is asked for, beside what the change brings
 */
public record Settings(
    Severity failOn,
    Severity severity,
    List<String> policies,
    List<String> skipPolicies,
    List<String> variableFiles,
    @Nullable String baseline,
    boolean existing) {
  public static final Settings DEFAULT =
      new Settings(Severity.HIGH, Severity.INFO, List.of(), List.of(), List.of(), null, false);

  public Settings {
    policies = List.copyOf(policies);
    skipPolicies = List.copyOf(skipPolicies);
    variableFiles = List.copyOf(variableFiles);
    baseline = baseline == null || baseline.isEmpty() ? null : baseline;
  }

  /** The same with another baseline. */
  public Settings against(String file) {
    return new Settings(failOn, severity, policies, skipPolicies, variableFiles, file, existing);
  }

  /** The same, with what the base has as well. */
  public Settings withExisting() {
    return new Settings(failOn, severity, policies, skipPolicies, variableFiles, baseline, true);
  }

  /** The same for all policies and severities, but for those that are left out by name. */
  public Settings ofAllPolicies() {
    return new Settings(
        failOn, Severity.INFO, List.of(), skipPolicies, variableFiles, baseline, existing);
  }
}
