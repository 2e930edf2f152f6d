package dev.plumbline.model.review;

import dev.plumbline.model.finding.Severity;
import java.util.List;

/**
 * What a review was asked to do; part of its identity.
 *
 * @param failOn findings at or above it fail the review
 * @param policies only these ids (a peer's id is understood); empty for all
 * @param skipPolicies not these
 */
public record Settings(
    Severity failOn, Severity severity, List<String> policies, List<String> skipPolicies) {
  public static final Settings DEFAULT =
      new Settings(Severity.HIGH, Severity.INFO, List.of(), List.of());

  public Settings {
    policies = List.copyOf(policies);
    skipPolicies = List.copyOf(skipPolicies);
  }
}
