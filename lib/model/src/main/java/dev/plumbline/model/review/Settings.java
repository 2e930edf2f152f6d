package dev.plumbline.model.review;

import dev.plumbline.model.finding.Severity;
import java.util.List;
import java.util.stream.Stream;
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
 * @param supplies files brought along: prices, usage, other tools' results
 * @param plans of Terraform stacks, or states, that were handed in
 */
public record Settings(
    Severity failOn,
    Severity severity,
    List<String> policies,
    List<String> skipPolicies,
    List<String> variableFiles,
    @Nullable String baseline,
    boolean existing,
    List<Supply> supplies,
    List<Plan> plans) {
  public static final Settings DEFAULT =
      new Settings(Severity.HIGH, Severity.INFO, List.of(), List.of(), List.of(), null);

  /** For what a change brings, without anything brought along. */
  public Settings(
      Severity failOn,
      Severity severity,
      List<String> policies,
      List<String> skipPolicies,
      List<String> variableFiles,
      @Nullable String baseline) {
    this(
        failOn,
        severity,
        policies,
        skipPolicies,
        variableFiles,
        baseline,
        false,
        List.of(),
        List.of());
  }

  public Settings {
    policies = List.copyOf(policies);
    skipPolicies = List.copyOf(skipPolicies);
    variableFiles = List.copyOf(variableFiles);
    baseline = baseline == null || baseline.isEmpty() ? null : baseline;
    supplies = List.copyOf(supplies);
    plans = List.copyOf(plans);
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
    return new Settings(
        failOn, severity, policies, skipPolicies, variableFiles, file, existing, supplies, plans);
  }

  /** The same, with what the base has as well. */
  public Settings withExisting() {
    return new Settings(
        failOn, severity, policies, skipPolicies, variableFiles, baseline, true, supplies, plans);
  }

  /** The same for all policies and severities, but for those that are left out by name. */
  public Settings ofAllPolicies() {
    return new Settings(
        failOn,
        Severity.INFO,
        List.of(),
        skipPolicies,
        variableFiles,
        baseline,
        existing,
        supplies,
        plans);
  }

  /** These with files brought along beside those that are there. */
  public Settings with(List<Supply> more) {
    return bringing(Stream.concat(supplies.stream(), more.stream()).toList());
  }

  /** These with other files brought along. */
  public Settings bringing(List<Supply> others) {
    return new Settings(
        failOn, severity, policies, skipPolicies, variableFiles, baseline, existing, others, plans);
  }

  /** These with plans handed in. */
  public Settings planned(List<Plan> supplied) {
    return new Settings(
        failOn,
        severity,
        policies,
        skipPolicies,
        variableFiles,
        baseline,
        existing,
        supplies,
        supplied);
  }
}
