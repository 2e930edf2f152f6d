package dev.plumbline.implementer;

import dev.plumbline.forecast.cost.InputFiles;
import dev.plumbline.implementer.proof.Prover;
import dev.plumbline.implementer.proof.Stack;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.Analyzed;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.observe.Count;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.judge.Reservations;
import dev.plumbline.policy.read.HouseReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the head's open findings into fixes, each with its proof. */
public final class ImplementerPhase implements Phase {
  private final ArtifactStore store;
  private final PolicyEngine engine;

  /** With the policies that ship with the product. */
  public ImplementerPhase(ArtifactStore store) {
    this(store, PolicyEngine.bundled());
  }

  public ImplementerPhase(ArtifactStore store, PolicyEngine engine) {
    this.store = store;
    this.engine = engine;
  }

  @Override
  public PhaseName name() {
    return PhaseName.IMPLEMENTER;
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException {
    Optional<Review> review = state.section(PhaseName.REVIEWER, Review.class);
    if (review.isEmpty()) {
      return state.ended(PhaseName.IMPLEMENTER, Outcome.SKIPPED, state.lack(PhaseName.REVIEWER));
    }
    List<Finding> open =
        store.getJson(review.get().findings(), Review.Findings.class).findings().stream()
            .filter(finding -> finding.suppression() == null)
            .filter(
                finding -> finding.status() == Status.NEW || finding.status() == Status.EXISTING)
            .filter(Finding::fixable)
            // What the change brings comes first, as long as the budget lasts.
            .sorted(Comparator.comparing((Finding finding) -> finding.status() != Status.NEW))
            .toList();
    Implementation.Fixes fixes =
        state.stack().head() == null || open.isEmpty()
            ? new Implementation.Fixes(List.of(), null)
            : fixes(state, open, budget);
    return state.completed(
        PhaseName.IMPLEMENTER, section(fixes, wanted(open, state.stack().settings())));
  }

  /**
   * What the author is shown: what the change brings, and the rest where it is asked for. The
   * others' fixes are kept for whoever looks at their findings.
   */
  private static List<Finding> wanted(List<Finding> open, Settings settings) {
    return open.stream()
        .filter(finding -> settings.existing() || finding.status() == Status.NEW)
        .toList();
  }

  private Implementation section(Implementation.Fixes fixes, List<Finding> wanted)
      throws IOException {
    Set<String> shown = wanted.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    Map<Boolean, Long> counts =
        fixes.fixes().stream()
            .filter(fix -> shown.contains(fix.fingerprint()))
            .collect(
                Collectors.partitioningBy(Implementation.Fix::verified, Collectors.counting()));
    return new Implementation(
        store.putJson(fixes),
        counts.getOrDefault(true, 0L).intValue(),
        counts.getOrDefault(false, 0L).intValue());
  }

  @Override
  public List<Count> counts(ReviewState after) {
    return after
        .section(PhaseName.IMPLEMENTER, Implementation.class)
        .map(fixes ->
            List.of(
                Count.of(Metric.FIXES, fixes.verified(), "true"),
                Count.of(Metric.FIXES, fixes.hints(), "false")))
        .orElse(List.of());
  }

  private Stack stack(ReviewState state, Budget budget) throws IOException {
    Optional<Analyzed> analyzed = Analyzed.of(state, store);
    return new Stack(
        state.stack().repository(),
        state.stack().stack(),
        analyzed.isEmpty() ? null : analyzed.get().base(),
        // A fix of one policy's finding must not bring another one's.
        state.stack().settings().ofAllPolicies(),
        state.stack().evaluationDate(),
        budget,
        HouseReader.read(
            tree(state.stack().packs()),
            tree(state.stack().head()),
            null,
            engine.catalogue(),
            state.stack().settings().baseline()),
        InputFiles.read(
            state.stack().settings().supplies(),
            state.stack().stack().path(),
            state.stack().evaluationDate(),
            store::get));
  }

  private SourceTree tree(@Nullable ArtifactRef ref) throws IOException {
    return ref == null ? SourceTree.EMPTY : new Snapshots(store).get(ref);
  }

  private Implementation.Fixes fixes(ReviewState state, List<Finding> open, Budget budget)
      throws IOException {
    SourceTree head = tree(state.stack().head());
    Stack stack = stack(state, budget);
    var prover = new Prover(head, stack, engine);
    var reservations =
        new Reservations(prover.graph(), stack.base(), engine.catalogue(), stack.date(), budget);
    var fixes = new Fixes(head, prover, state.stack().shared(), reservations, budget);
    Map<String, Policy> policies =
        engine.catalogue(stack.house()).policies().stream()
            .collect(Collectors.toMap(Policy::id, Function.identity()));
    List<Implementation.Fix> each =
        open.stream()
            .flatMap(finding ->
                Optional.ofNullable(policies.get(finding.policy()))
                    .flatMap(policy -> fixes.of(finding, policy))
                    .stream())
            .toList();
    var combination = new Combination(head, prover, fixes.callers(), fixes.recipes(), budget);
    List<Finding> wanted = wanted(open, state.stack().settings());
    return combination.of(wanted, each);
  }
}
