package dev.plumbline.model.section;

import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.review.ArtifactRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reviewer's section.
 *
 * @param findings {@link Findings} as an artifact
 * @param open findings of the head that are not suppressed, by severity label
 * @param added the new ones among them, by severity label
 * @param checks how many checks (a policy on a resource) passed, failed or were unknown
 * @param unjudged how many resources of providers for which there are no policies, by provider
 * @param unfitting patterns of the repository's own suppressions that fit no resource here, each
 *     with its place; another stack may have what they fit
 * @param judges digest of the policies and facts that were asked; {@code ""} where an older version
 *     wrote none
 */
public record Review(
    ArtifactRef findings,
    Map<String, Integer> open,
    Map<String, Integer> added,
    Checks checks,
    Map<String, Integer> unjudged,
    List<String> unfitting,
    String judges) {
  public Review {
    unjudged = Collections.unmodifiableMap(new TreeMap<>(unjudged));
    unfitting = unfitting == null ? List.of() : List.copyOf(unfitting); // older ones have none
  }

  public Review(
      ArtifactRef findings,
      Map<String, Integer> open,
      Map<String, Integer> added,
      Checks checks,
      Map<String, Integer> unjudged,
      String judges) {
    this(findings, open, added, checks, unjudged, List.of(), judges);
  }

  /** By nobody knows which policies. */
  public Review(
      ArtifactRef findings, Map<String, Integer> open, Map<String, Integer> added, Checks checks) {
    this(findings, open, added, checks, Map.of(), "");
  }

  /** Three-valued counts; unknown never fires and is never a pass. */
  public record Checks(int passed, int failed, int unknown) {}

  /**
   * The artifact.
   *
   * @param undecided checks that could not be decided, each with the one fact that would
   * @param external what other scanners found, held against ours; what is only theirs first
   * @param problems of the files that other scanners wrote
   * @param safeguards of the head's resources that hold data or face the Internet
   * @param renames what the change gave another address without saying so, and is the same for
   *     certain: its findings are those that it had before
   */
  public record Findings(
      List<Finding> findings,
      List<Undecided> undecided,
      List<Safeguards> safeguards,
      List<External> external,
      List<String> problems,
      List<Move> renames) {
    public Findings(
        List<Finding> findings, List<Undecided> undecided, List<Safeguards> safeguards) {
      this(findings, undecided, safeguards, List.of(), List.of(), List.of());
    }

    public Findings {
      findings = List.copyOf(findings);
      undecided = List.copyOf(undecided);
      // Artifacts of older versions have none.
      safeguards = safeguards == null ? List.of() : List.copyOf(safeguards);
      external = List.copyOf(external);
      problems = List.copyOf(problems);
      renames = renames == null ? List.of() : List.copyOf(renames); // nor these
    }
  }

  public record Undecided(String policy, String resource, String wanted) {}
}
