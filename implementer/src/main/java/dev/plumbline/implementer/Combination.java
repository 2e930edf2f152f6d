package dev.plumbline.implementer;

import dev.plumbline.implementer.diff.Aligned;
import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.proof.Surplus;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Targets;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
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

  private final SourceTree head;
  private final Prover prover;
  private final Map<String, Recipe> recipes;
  private final Budget budget;

  /**
   * @param recipes by the finding's fingerprint
   */
  Combination(SourceTree head, Prover prover, Map<String, Recipe> recipes, Budget budget) {
    this.head = head;
    this.prover = prover;
    this.recipes = recipes;
    this.budget = budget;
  }

  /** What is proved so far. */
  private record Whole(
      SourceTree tree,
      Graph graph,
      List<Finding> fixed,
      List<String> proof,
      Predicate<Finding> gone) {
    boolean has(Finding finding) {
      return fixed.contains(finding);
    }
  }

  /** Null where nothing is verified, or the budget is used up. */
  @Nullable Together of(List<Finding> open, List<Fix> fixes) {
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
    if (findings.isEmpty()) {
      return null;
    }
    if (verified.size() == 1) {
      Fix only = verified.values().iterator().next();
      return new Together(List.of(only.fingerprint()), only.proof(), only.edits(), only.diff());
    }
    try {
      return together(joined(findings, beside(findings, verified)));
    } catch (BudgetExceededException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
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
      }
    }
    var nothing = new Whole(head, prover.graph(), List.of(), List.of(), _ -> false);
    return proved(nothing, chosen, edits.applied(head)).orElse(nothing);
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
      if (whole.gone().test(finding)) {
        whole = plus(whole, List.of(finding));
      } else if (proofs++ < MAX_PROOFS) {
        whole = with(whole, finding);
      }
    }
    return whole;
  }

  private Whole with(Whole whole, Finding finding) {
    Recipe recipe = recipes.get(finding.fingerprint());
    var resource = Targets.find(whole.graph(), finding.resource());
    if (recipe == null || resource.isEmpty()) {
      return whole;
    }
    for (Written way : recipe.ways(whole.tree(), whole.graph(), resource.get(), budget)) {
      if (way instanceof Written.Done(SourceTree tree)) {
        Optional<Whole> more = proved(whole, List.of(finding), tree);
        if (more.isPresent()) {
          return more.get();
        }
      }
    }
    return whole;
  }

  private Optional<Whole> proved(Whole whole, List<Finding> more, SourceTree written) {
    Whole wanted = plus(whole, more);
    SourceTree tree = Aligned.of(head, written);
    Prover.Judged judged = prover.proveTogether(wanted.fixed(), tree);
    Proof proof = judged.proof();
    return proof.verified()
        ? Optional.of(new Whole(tree, judged.graph(), wanted.fixed(), proof.steps(), judged.gone()))
        : Optional.empty();
  }

  private static Whole plus(Whole whole, List<Finding> more) {
    var fixed = new ArrayList<>(whole.fixed());
    fixed.addAll(more);
    return new Whole(whole.tree(), whole.graph(), List.copyOf(fixed), whole.proof(), whole.gone());
  }

  private @Nullable Together together(Whole whole) {
    if (whole.fixed().isEmpty()) {
      return null;
    }
    Diffs diffs = Diffs.of(head, whole.tree());
    return new Together(
        whole.fixed().stream().map(Finding::fingerprint).toList(),
        whole.proof(),
        diffs.edits(),
        prover.veil().over(diffs.unified()));
  }
}
