package dev.plumbline.model.section;

import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One stack's part of the report: the counts, and references to everything else. What a phase that
 * did not complete would have brought is absent.
 *
 * @param key as in {@code StackChanged.key()}
 * @param removed whether the change removes the stack
 * @param comparable whether there was a base to compare with
 * @param phases how each phase ended, in order
 * @param tally findings counted
 * @param checks how many checks passed, failed or were unknown
 * @param findings {@link Review.Findings}
 * @param plan {@link Validation.Plan}
 * @param actions how many resources by predicted action, lower case
 * @param dangers replacements and destructions of what holds data, loudest first
 * @param fixes {@link Implementation.Fixes}
 * @param inventory counts: resources by type, providers, modules, …
 * @param links what it offers to other stacks and takes from them
 * @param strategy {@link Strategy}
 * @param rollback the strategy's rollback in one sentence
 * @param rollbackKind what it brings back
 * @param waves how many waves the strategy has
 * @param diagram an SVG image
 * @param runbook a Markdown page
 * @param graph the head's {@code Graph}; null when the stack is removed
 * @param modules a Markdown page: what the stack and its modules take, give and hold
 * @param problems errors in the head's sources, the first of them
 * @param errors how many there are
 * @param unjudged how many resources of providers for which there are no policies, by provider
 * @param unfitting patterns of the repository's own suppressions that fit no resource here, each
 *     with its place
 * @param cost the estimate in a few numbers; null where nobody estimated
 * @param judges digest of the policies and facts that the reviewer asked, where they are not those
 *     that the review was to be judged by; {@code ""} else
 */
public record StackReport(
    String key,
    StackSpec stack,
    boolean removed,
    boolean comparable,
    List<PhaseEnd> phases,
    Tally tally,
    @Nullable Checks checks,
    @Nullable ArtifactRef findings,
    @Nullable ArtifactRef plan,
    Map<String, Integer> actions,
    List<String> dangers,
    @Nullable ArtifactRef fixes,
    int verifiedFixes,
    int hints,
    @Nullable Coverage coverage,
    Map<String, Integer> inventory,
    List<Analysis.Convention> conventions,
    List<String> points,
    Links links,
    @Nullable ArtifactRef strategy,
    String rollback,
    Strategy.Rollback.Kind rollbackKind,
    int waves,
    @Nullable ArtifactRef diagram,
    @Nullable ArtifactRef runbook,
    @Nullable ArtifactRef graph,
    @Nullable ArtifactRef modules,
    List<Diagnostic> problems,
    int errors,
    Map<String, Integer> unjudged,
    List<String> unfitting,
    @Nullable CostSummary cost,
    String judges) {
  /** Who has more errors than this mends the first ones first. */
  private static final int MOST_PROBLEMS = 20;

  public StackReport {
    phases = List.copyOf(phases);
    actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    dangers = List.copyOf(dangers);
    inventory = Collections.unmodifiableMap(new TreeMap<>(inventory));
    conventions = List.copyOf(conventions);
    points = List.copyOf(points);
    unjudged = Collections.unmodifiableMap(new TreeMap<>(unjudged));
    rollbackKind = // older ones have none
        rollbackKind == null ? Strategy.Rollback.Kind.REVERT_WITH_CARE : rollbackKind;
    unfitting = unfitting == null ? List.of() : List.copyOf(unfitting); // older ones have none
    problems = problems.stream().limit(MOST_PROBLEMS).toList();
  }

  /**
   * How one phase ended.
   *
   * @param reason why it failed or was skipped, {@code ""} when it completed
   */
  public record PhaseEnd(PhaseName phase, Outcome outcome, String reason) {}

  /**
   * The ends of links between stacks, in the vocabulary of {@code StackInterface}.
   *
   * @param offers state keys and export names
   * @param reads state keys, export names and stack references it looks up
   */
  public record Links(List<String> offers, List<String> reads) {
    public static final Links NONE = new Links(List.of(), List.of());

    public Links {
      offers = List.copyOf(offers);
      reads = List.copyOf(reads);
    }
  }

  /** How much was understood, what of it no policy looks at, and what policies left open. */
  public String understood() {
    var parts = new ArrayList<String>();
    parts.add(coverage == null ? "nothing evaluated" : coverage.line());
    parts.addAll(unjudgedLines());
    if (checks != null && checks.unknown() > 0) {
      int open = checks.unknown();
      parts.add(open + (open == 1 ? " check is" : " checks are") + " undecided");
    }
    return String.join("; ", parts);
  }

  /** {@code 3 resources of oci: no policies for this provider}, one a provider. */
  public List<String> unjudgedLines() {
    return unjudged.entrySet().stream()
        .map(entry ->
            entry.getValue()
                + (entry.getValue() == 1 ? " resource of " : " resources of ")
                + entry.getKey()
                + ": no policies for this provider")
        .toList();
  }

  /** What was not at hand or not readable, and the phases that failed or were skipped: why. */
  public String incomplete() {
    var reasons = new ArrayList<String>();
    if (!problems.isEmpty()) {
      Diagnostic first = problems.getFirst();
      reasons.add(
          (errors == 1 ? "an error" : errors + " errors, the first")
              + " at "
              + first.subject()
              + ": "
              + first.summary());
    }
    if (coverage != null && !coverage.unread().isEmpty()) {
      reasons.add(coverage.notRead());
    }
    phases.stream()
        .filter(end -> end.outcome() != Outcome.COMPLETED)
        .map(end -> end.phase().label() + " " + end.outcome().label() + ": " + end.reason())
        .forEach(reasons::add);
    return String.join("; ", reasons);
  }
}
