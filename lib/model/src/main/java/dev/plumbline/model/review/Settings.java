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
 * @param plans of Terraform stacks, or states, that were handed in
 */
public record Settings(
    Severity failOn,
    Severity severity,
    List<String> policies,
    List<String> skipPolicies,
    List<String> variableFiles,
    @Nullable String baseline,
    List<Plan> plans) {
  public static final Settings DEFAULT =
      new Settings(Severity.HIGH, Severity.INFO, List.of(), List.of(), List.of(), null);

  public Settings {
    policies = List.copyOf(policies);
    skipPolicies = List.copyOf(skipPolicies);
    variableFiles = List.copyOf(variableFiles);
    baseline = baseline == null || baseline.isEmpty() ? null : baseline;
    plans = List.copyOf(plans);
  }

  /** Without plans. */
  public Settings(
      Severity failOn,
      Severity severity,
      List<String> policies,
      List<String> skipPolicies,
      List<String> variableFiles,
      @Nullable String baseline) {
    this(failOn, severity, policies, skipPolicies, variableFiles, baseline, List.of());
  }

  /**
   * What {@code terraform show -json} said of a stack.
   *
   * @param file the name it was handed in under, relative to the repository's root where it lies
   *     there
   * @param stack the stack's name, {@code ""} where the review has only one that it can be
   */
  public record Plan(String file, String stack, ArtifactRef content) {}

  /** The same with another baseline. */
  public Settings against(String file) {
    return new Settings(failOn, severity, policies, skipPolicies, variableFiles, file, plans);
  }

  public Settings with(List<Plan> supplied) {
    return new Settings(
        failOn, severity, policies, skipPolicies, variableFiles, baseline, supplied);
  }
}
