package dev.plumbline.implementer;

import dev.plumbline.implementer.diff.Aligned;
import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.proof.Surplus;
import dev.plumbline.implementer.recipe.Callers;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Targets;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Fixes;
import dev.plumbline.model.section.Implementation.Together;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All verified fixes at once. Edits that don't meet are taken as they are; a fix whose lines
 * another one changes is written anew into what the others left. Whatever comes in, the whole is
 * proved.
 */
final class Combination {
  /** Writing one anew costs a proof; past this many the rest waits for the next run. */
  private static final int MAX_PROOFS = 20;

  private static final String ENOUGH =
      MAX_PROOFS
          + " were tried after the others, and no more are in one run: run the command again";

  private final SourceTree head;
  private final Prover prover;
  private final Callers callers;
  private final Map<String, Recipe> recipes;
  private final Budget budget;
  private final Map<String, List<String>> apart = new TreeMap<>();

  /**
   * @param recipes by the finding's fingerprint
   */
  Combination(
      SourceTree head, Prover prover, Callers callers, Map<String, Recipe> recipes, Budget budget) {
    this.head = head;
    this.prover = prover;
    this.callers = callers;
    this.recipes = recipes;
    this.budget = budget;
  }

  /** What came of taking in one more. */
  private sealed interface Tried {
    record Held(Whole whole) implements Tried {}

    record Failed(String why) implements Tried {}
  }

  /** What is proved so far. */
  private record Whole(
      Aligned sources, Graph graph, List<Finding> fixed, Proof proof, Predicate<Finding> gone) {
    boolean has(Finding finding) {
      return fixed.contains(finding);
    }
  }

  /**
   * The fixes with what goes together of them, and why the rest of what is verified does not.
   *
   * @param open findings of which fixes are wanted
   */
  Fixes of(List<Finding> open, List<Fix> fixes) {
    Map<String, Fix> verified = new HashMap<>();
    fixes.stream().filter(Fix::verified).forEach(fix -> verified.put(fix.fingerprint(), fix));
    List<Finding> findings =
        open.stream()
            .filter(finding -> verified.containsKey(finding.fingerprint()))
            .sorted(
                Comparator.comparing(Finding::severity)
                    // What goes first may not change the number of what goes later.
                    .thenComparing(finding -> finding.range().start(), Comparator.reverseOrder()))
            .toList();
    return new Fixes(fixes, together(findings, verified), apart);
  }

  /** Null where nothing is verified, or the budget is used up. */
  private @Nullable Together together(List<Finding> findings, Map<String, Fix> verified) {
    if (findings.isEmpty()) {
      return null;
    }
    if (verified.size() == 1) {
      Fix only = verified.values().iterator().next();
      return new Together(
          List.of(only.fingerprint()), only.proof(), only.edits(), only.diff(), only.closes());
    }
    try {
      return together(joined(findings, beside(findings, verified)));
    } catch (BudgetExceededException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      findings.forEach(finding -> apart(finding, "not tried: " + e.getMessage()));
      return null;
    }
  }

  /**
   * Those whose edits don't meet, the worst findings first; none where they don't hold together.
   */
  private Whole beside(List<Finding> findings, Map<String, Fix> verified) {
    Edits edits = Edits.NONE;
    var chosen = new ArrayList<Finding>();
    for (Finding finding : findings) {
      Fix fix = verified.get(finding.fingerprint());
      if (fix == null) {
        continue;
      }
      Optional<Edits> sum = edits.plus(fix.edits());
      if (sum.isPresent() && !isCrowded(edits, fix.edits(), sum.get())) {
        edits = sum.get();
        chosen.add(finding);
      } else {
        apart(finding, met(fix, chosen, verified));
      }
    }
    var nothing =
        new Whole(
            Aligned.of(head, head),
            prover.graph(),
            List.of(),
            Proof.none("nothing is written yet"),
            _ -> false);
    return switch (proved(nothing, chosen, edits.applied(head))) {
      case Tried.Held(Whole whole) -> whole;
      case Tried.Failed _ -> nothing; // one after the other says which of them it is
    };
  }

  private void apart(Finding finding, String why) {
    apart.computeIfAbsent(finding.fingerprint(), _ -> new ArrayList<>()).add(why);
  }

  /** Which of the others is in the way of a fix. */
  private static String met(Fix fix, List<Finding> chosen, Map<String, Fix> verified) {
    return chosen.stream()
        .filter(one -> {
          Fix other = verified.get(one.fingerprint());
          return other != null && new Edits(other.edits()).plus(fix.edits()).isEmpty();
        })
        .findFirst()
        .map(one -> "it changes the lines of the fix of " + one.policy() + " on " + one.resource())
        .orElse("it brings a block that another fix brings in other words");
  }

  /** Whether two fixes bring a block that may be there once, each in its own words. */
  private boolean isCrowded(Edits edits, List<Edit> more, Edits sum) {
    boolean meet =
        more.stream()
            .anyMatch(edit ->
                edits.all().stream()
                    .anyMatch(other ->
                        other.file().equals(edit.file()) && other.start() == edit.start()));
    return meet && Surplus.brought(head, sum.applied(head), budget).isPresent();
  }

  /** The others one after the other, each into what is there by then. */
  private Whole joined(List<Finding> findings, Whole begun) {
    Whole whole = begun;
    int proofs = 0;
    for (Finding finding : findings) {
      if (whole.has(finding)) {
        continue;
      }
      Tried tried =
          whole.gone().test(finding)
              ? new Tried.Held(plus(whole, List.of(finding)))
              : proofs++ < MAX_PROOFS ? with(whole, finding) : new Tried.Failed(ENOUGH);
      switch (tried) {
        case Tried.Held(Whole more) -> {
          whole = more;
          apart.remove(finding.fingerprint());
        }
        case Tried.Failed(String why) -> apart(finding, why);
      }
    }
    return whole;
  }

  private Tried with(Whole whole, Finding finding) {
    Recipe recipe = recipes.get(finding.fingerprint());
    var resource = Targets.find(whole.graph(), finding.resource());
    String why = "it can't be written into what the others leave";
    if (recipe == null || resource.isEmpty()) {
      return new Tried.Failed(why);
    }
    for (Written way : recipe.ways(whole.sources().tree(), whole.graph(), resource.get(), budget)) {
      switch (way) {
        case Written.Refused(String reason) -> why = reason;
        case Written.Done(SourceTree tree) -> {
          Tried more = proved(whole, List.of(finding), tree);
          if (more instanceof Tried.Failed(String reason)) {
            why = reason;
          } else {
            return more;
          }
        }
      }
    }
    return new Tried.Failed(why);
  }

  private Tried proved(Whole whole, List<Finding> more, SourceTree written) {
    Whole wanted = plus(whole, more);
    Aligned sources = Aligned.of(head, written);
    List<Resource> resources =
        wanted.fixed().stream()
            .flatMap(finding -> Targets.find(prover.graph(), finding.resource()).stream())
            .toList();
    List<String> others = callers.others(resources, sources.diffs().edits());
    Prover.Judged judged = prover.proveTogether(wanted.fixed(), more, sources.tree(), others);
    Proof proof = judged.proof();
    return proof.verified()
        ? new Tried.Held(new Whole(sources, judged.graph(), wanted.fixed(), proof, judged.gone()))
        : new Tried.Failed(proof.failure());
  }

  private static Whole plus(Whole whole, List<Finding> more) {
    var fixed = new ArrayList<>(whole.fixed());
    fixed.addAll(more);
    return new Whole(
        whole.sources(), whole.graph(), List.copyOf(fixed), whole.proof(), whole.gone());
  }

  private @Nullable Together together(Whole whole) {
    if (whole.fixed().isEmpty()) {
      return null;
    }
    Diffs diffs = whole.sources().diffs();
    return new Together(
        whole.fixed().stream().map(Finding::fingerprint).toList(),
        whole.proof().steps(),
        diffs.edits(),
        prover.veil().over(diffs.unified()),
        whole.proof().closes());
  }
}
