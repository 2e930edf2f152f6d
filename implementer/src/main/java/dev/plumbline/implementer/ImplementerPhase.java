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
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.read.HouseReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the head's open findings into fixes, each with its proof. */
public final class ImplementerPhase implements Phase {
  private final ArtifactStore store;
  private final PolicyEngine engine;

  /** With the policies that ship with the product. */
  public ImplementerPhase(ArtifactStore store) {
    this(store, new PolicyEngine(Catalogue.indexed()));
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
            .toList();
    ArtifactRef head = state.stack().head();
    Implementation.Fixes fixes =
        head == null || open.isEmpty()
            ? new Implementation.Fixes(List.of(), null)
            : fixes(open, new Snapshots(store).get(head), stack(state, budget));
    int verified = (int) fixes.fixes().stream().filter(Implementation.Fix::verified).count();
    return state.completed(
        PhaseName.IMPLEMENTER,
        new Implementation(store.putJson(fixes), verified, fixes.fixes().size() - verified));
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
        state.stack().settings(),
        state.stack().evaluationDate(),
        budget,
        HouseReader.read(
            tree(state.stack().packs()),
            tree(state.stack().head()),
            engine.catalogue(),
            state.stack().settings().baseline()),
        InputFiles.read(
            state.stack().settings().supplies(), state.stack().stack().path(), store::get));
  }

  private SourceTree tree(@Nullable ArtifactRef ref) throws IOException {
    return ref == null ? SourceTree.EMPTY : new Snapshots(store).get(ref);
  }

  private Implementation.Fixes fixes(List<Finding> open, SourceTree head, Stack stack) {
    var prover = new Prover(head, stack, engine);
    var fixes = new Fixes(head, prover, stack.budget());
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
    var combination = new Combination(head, prover, fixes.recipes(), stack.budget());
    return new Implementation.Fixes(each, combination.of(open, each));
  }
}
