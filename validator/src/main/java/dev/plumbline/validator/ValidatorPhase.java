package dev.plumbline.validator;

import dev.plumbline.forecast.Dangers;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.cost.Costing;
import dev.plumbline.forecast.cost.InputFiles;
import dev.plumbline.forecast.cost.Inputs;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.forecast.rollback.RollbackSearch;
import dev.plumbline.forecast.scenario.ScenarioSearch;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.pipeline.Analyzed;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.read.HouseReader;
import dev.plumbline.validator.tests.TestGeneration;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Predicts what the change does to each resource, from the analyzer's graphs. */
public final class ValidatorPhase implements Phase {
  private final ArtifactStore store;
  private final TestGeneration tests;

  /** With the policies that ship with the product. */
  public ValidatorPhase(ArtifactStore store) {
    this(store, PolicyEngine.bundled());
  }

  public ValidatorPhase(ArtifactStore store, PolicyEngine engine) {
    this.store = store;
    this.tests = new TestGeneration(engine);
  }

  @Override
  public PhaseName name() {
    return PhaseName.VALIDATOR;
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException {
    Optional<Analyzed> analyzed = Analyzed.of(state, store);
    if (analyzed.isEmpty()) {
      return state.ended(PhaseName.VALIDATOR, Outcome.SKIPPED, state.lack(PhaseName.ANALYZER));
    }
    Graph base = analyzed.get().base();
    if (base == null && isCompared(state)) {
      base = Graph.empty(state.stack().stack());
    }
    Graph head = analyzed.get().headOrNothing();
    Words words = new Spoken(store).of(state.stack());
    var real = RealPlans.of(analyzed.get(), store, words);
    Validation.Plan plan =
        real.isPresent()
            ? real.get().merged(base, head, budget)
            : PlanPredictor.predict(base, head, budget);
    if (base != null) {
      var readers = new Readers(estate, state.stack().key(), analyzed.get().section().offers());
      var foresight = new Foresight(base, head, words, readers, state.stack().shared());
      plan = plan.with(foresight.of(plan, budget));
      plan = plan.with(new RollbackSearch(base, head, plan, budget).card());
    } else if (real.isPresent()) {
      plan = plan.with(real.get().alone(plan, head));
    }
    Costs costs = costs(base, head, plan, state.stack(), budget);
    plan = plan.with(costs).with(new ScenarioSearch(head, budget).all());
    plan = Wording.of(base, head, plan);
    plan = plan.with(tests(state.stack(), budget));
    return state.completed(
        PhaseName.VALIDATOR,
        new Validation(
            store.putJson(plan),
            actions(plan),
            Dangers.of(plan),
            plan.consequences().unacknowledged(),
            costs.summary()));
  }

  /** Comes last, with what is left of the budget: a plan must not be lost for want of tests. */
  private GeneratedTests tests(StackChanged stack, Budget budget) throws IOException {
    if (stack.head() == null) {
      return GeneratedTests.NONE;
    }
    SourceTree sources = tree(stack.head());
    House house = HouseReader.read(tree(stack.packs()), sources, tests.engine().catalogue());
    SourceTree base = stack.base() == null ? null : tree(stack.base());
    return tests.of(sources, base, stack, house, budget);
  }

  private SourceTree tree(@Nullable ArtifactRef ref) throws IOException {
    return ref == null ? SourceTree.EMPTY : new Snapshots(store).get(ref);
  }

  private Costs costs(
      @Nullable Graph base, Graph head, Validation.Plan plan, StackChanged stack, Budget budget)
      throws IOException {
    Inputs inputs =
        InputFiles.read(
            stack.settings().supplies(), stack.stack().path(), stack.evaluationDate(), store::get);
    return new Costing(inputs, budget).of(base, head, previous(plan));
  }

  private static Map<String, String> previous(Validation.Plan plan) {
    var previous = new HashMap<String, String>();
    for (PlannedChange change : plan.changes()) {
      if (!change.previousAddress().isEmpty()) {
        previous.put(change.address(), change.previousAddress());
      }
    }
    return previous;
  }

  /** With a base revision, a stack that has no base graph is a stack that the change brings. */
  private static boolean isCompared(ReviewState state) {
    return !state.stack().baseRevision().isEmpty();
  }

  private static Map<String, Integer> actions(Validation.Plan plan) {
    var actions = new TreeMap<String, Integer>();
    for (PlannedChange change : plan.changes()) {
      actions.merge(change.action().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return actions;
  }
}
