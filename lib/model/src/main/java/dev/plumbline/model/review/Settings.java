package dev.plumbline.model.review;

import dev.plumbline.model.finding.Severity;
import java.util.List;

/**
 * What a review was asked to do; part of its identity.
 *
 * @param failOn findings at or above it fail the review
 * @param policies only these ids (a peer's id is understood); empty for all
 * @param severity findings below it are not reported
 * @param skipPolicies not these
 * @param variableFiles files of values for every Terraform stack, relative to the repository's
 *     root, as {@code -var-file} names them
 */
public record Settings(
    Severity failOn,
    Severity severity,
    List<String> policies,
    List<String> skipPolicies,
    List<String> variableFiles) {
  public static final Settings DEFAULT =
      new Settings(Severity.HIGH, Severity.INFO, List.of(), List.of(), List.of());

  public Settings {
    policies = List.copyOf(policies);
    skipPolicies = List.copyOf(skipPolicies);
    variableFiles = List.copyOf(variableFiles);
  }
}
