package dev.plumbline.implementer;

import dev.plumbline.implementer.diff.Aligned;
import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Remarks;
import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.recipe.Callers;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Targets;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.Utf8;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.judge.Reservations;
import dev.plumbline.policy.term.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the fix of each finding that has a recipe, and proves it as long as the budget lasts. */
final class Fixes {
  /** A stack with more findings than this has other worries; the rest become hints. */
  private static final int MAX_PROOFS = 200;

  /** How the proof of a fix begins that is left to a person, whatever could be proved. */
  static final String HELD = "held back: ";

  private final SourceTree head;
  private final Prover prover;
  private final Callers callers;
  private final Reservations reservations;
  private final Budget budget;
  private final Map<String, Resource> resources = new HashMap<>();
  private final Map<String, Recipe> recipes = new HashMap<>();

  /** Instances of one block have the same fix, which is proved once for each finding it removes. */
  private int proofs;

  private @Nullable String exhausted;

  /**
   * @param shared directories of the head's code that other stacks use as well
   * @param reservations what holds a fix back, however well it is proved
   */
  Fixes(
      SourceTree head,
      Prover prover,
      List<Shared> shared,
      Reservations reservations,
      Budget budget) {
    this.reservations = reservations;
    this.callers = new Callers(prover.graph(), shared);
    this.head = head;
    this.prover = prover;
    this.budget = budget;
    Targets.of(prover.graph()).forEach(target -> resources.put(target.address(), target));
  }

  /** Empty where the finding's policy has no recipe for its resource as that is written. */
  Optional<Fix> of(Finding finding, Policy policy) {
    Resource resource = resources.get(finding.resource());
    if (resource == null || !finding.fixable()) {
      return Optional.empty();
    }
    Optional<Rule> rule = rule(finding, policy, Scene.typeOf(resource));
    return rule.flatMap(one -> Optional.ofNullable(one.fix()))
        .map(fix -> new Recipe(finding, fix))
        .filter(recipe -> recipe.isFor(prover.graph(), resource))
        .map(recipe -> {
          recipes.put(finding.fingerprint(), recipe);
          List<Recipe> variants = recipe.variants(resource);
          return rule.flatMap(one -> against(one, resource))
              .map(reason -> held(finding, variants, resource, reason))
              .orElseGet(() -> fix(finding, variants, resource));
        });
  }

  private Optional<String> against(Rule rule, Resource resource) {
    try {
      return reservations.against(rule, resource);
    } catch (BudgetExceededException e) {
      exhaust(e);
      return Optional.of(String.valueOf(exhausted));
    }
  }

  /** A hint that shows what would be written, and why nobody should without looking. */
  private Fix held(Finding finding, List<Recipe> variants, Resource resource, String reason) {
    var held = new Proof(false, List.of(HELD + reason), List.of());
    return variants.stream()
        .flatMap(recipe -> ways(recipe, resource).stream())
        .filter(Written.Done.class::isInstance)
        .map(way -> Aligned.of(head, ((Written.Done) way).tree()).diffs())
        .filter(diffs -> !diffs.edits().isEmpty())
        .findFirst()
        .map(diffs -> fix(finding, held, diffs, callers.others(resource, diffs.edits())))
        .orElseGet(() -> fix(finding, held, new Diffs(List.of(), ""), List.of()));
  }

  /** The rule that found it; where that can't be told, the only one with a recipe for the type. */
  private Optional<Rule> rule(Finding finding, Policy policy, String type) {
    Optional<Rule> found = prover.rule(finding);
    if (found.isPresent()) {
      return found;
    }
    List<Rule> possible =
        policy.rules().stream().filter(rule -> isAbout(rule, type) && rule.fix() != null).toList();
    return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
  }

  private static boolean isAbout(Rule rule, String type) {
    return rule.types().stream().anyMatch(types -> Scene.covers(types, type));
  }

  /** Who else uses the code that is edited. */
  Callers callers() {
    return callers;
  }

  /** How each finding is fixed that a fix was asked for, by fingerprint. */
  Map<String, Recipe> recipes() {
    return Map.copyOf(recipes);
  }

  private Fix fix(Finding finding, List<Recipe> variants, Resource resource) {
    Fix hint = null;
    for (Recipe recipe : variants) {
      for (Written way : ways(recipe, resource)) {
        Fix fix =
            switch (way) {
              case Written.Refused(String reason) -> refused(finding, reason);
              case Written.Done(SourceTree fixed) ->
                  proved(finding, recipe, resource, Aligned.of(head, fixed));
            };
        if (fix.verified()) {
          recipes.put(finding.fingerprint(), recipe);
          return fix;
        }
        hint = hint == null || isFurther(fix, hint) ? fix : hint;
      }
    }
    return hint == null ? refused(finding, exhausted) : hint;
  }

  /** The way whose proof got furthest says best what stands against it. */
  private static boolean isFurther(Fix fix, Fix hint) {
    return hint.edits().isEmpty()
        || !fix.edits().isEmpty() && fix.proof().size() > hint.proof().size();
  }

  private List<Written> ways(Recipe recipe, Resource resource) {
    try {
      return exhausted == null ? recipe.ways(head, prover.graph(), resource, budget) : List.of();
    } catch (BudgetExceededException e) {
      exhaust(e);
      return List.of();
    }
  }

  private Fix proved(Finding finding, Recipe recipe, Resource resource, Aligned fixed) {
    Diffs diffs = fixed.diffs();
    if (diffs.edits().isEmpty()) {
      return refused(finding, "the sources say already what the recipe asks for");
    }
    Optional<String> unread =
        diffs.edits().stream().map(Edit::file).distinct().filter(this::isUnread).findFirst();
    if (unread.isPresent()) {
      // Its text is not known, and a line that is written anew would not be the same.
      return refused(finding, unread.get() + " is not UTF-8: save it as UTF-8 first");
    }
    List<String> others = callers.others(resource, diffs.edits());
    return fix(finding, proof(finding, recipe, fixed.tree(), others), diffs, others);
  }

  private boolean isUnread(String file) {
    byte[] content = head.file(file);
    return content != null && Utf8.decode(content).isEmpty();
  }

  private Proof proof(Finding finding, Recipe recipe, SourceTree fixed, List<String> others) {
    if (exhausted == null && proofs++ >= MAX_PROOFS) {
      exhausted = MAX_PROOFS + " fixes of this stack were proved, and no more are tried";
    }
    if (exhausted != null) {
      return Proof.none(exhausted);
    }
    try {
      return prover.prove(finding, recipe, fixed, others);
    } catch (BudgetExceededException e) {
      exhaust(e);
      return Proof.none(String.valueOf(exhausted));
    }
  }

  /** Work that was called off stops; a budget that is used up leaves hints. */
  private void exhaust(BudgetExceededException e) {
    if (Thread.currentThread().isInterrupted()) {
      throw e;
    }
    exhausted = e.getMessage();
  }

  private Fix refused(Finding finding, @Nullable String reason) {
    return fix(finding, Proof.none(String.valueOf(reason)), new Diffs(List.of(), ""), List.of());
  }

  private Fix fix(Finding finding, Proof proof, Diffs diffs, List<String> others) {
    return new Fix(
        finding.fingerprint(),
        finding.policy(),
        sentence(finding, proof) + remarks(diffs.edits()),
        proof.verified(),
        proof.steps(),
        diffs.edits(),
        prover.veil().over(diffs.unified()),
        others,
        proof.closes());
  }

  private static String sentence(Finding finding, Proof proof) {
    return proof.closes().isEmpty()
        ? finding.remediation()
        : finding.remediation() + " This " + Implementation.closing(proof.closes()) + ".";
  }

  /** What a comment beside a changed value says may be true no more. */
  private String remarks(List<Edit> edits) {
    return comments(edits).stream()
        .map(comment ->
            " The comment \""
                + prover.veil().over(comment)
                + "\" stays: see whether it still holds.")
        .collect(Collectors.joining());
  }

  /** None where the budget has ended: what is proved by then is not lost for want of a remark. */
  private List<String> comments(List<Edit> edits) {
    try {
      return Remarks.besideChanges(head, edits, budget);
    } catch (BudgetExceededException e) {
      return List.of();
    }
  }
}
