package dev.plumbline.validator.tests;

import dev.plumbline.iac.terraform.PlannedRun;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.house.House;
import dev.plumbline.policy.house.Rulebook;
import dev.plumbline.policy.judge.Judge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generates the tests of a stack's modules in {@code terraform test}'s form. Safe to share between
 * threads.
 */
public final class TestGeneration {
  private final PolicyEngine engine;
  private final Judge judge = new Judge();

  public TestGeneration(PolicyEngine engine) {
    this.engine = engine;
  }

  public PolicyEngine engine() {
    return engine;
  }

  /**
   * What they may cost is what the phase has left; a module that costs more gets none, and says so.
   *
   * @param sources of the head
   * @param base what was there before the change; null where nobody knows
   */
  public GeneratedTests of(
      SourceTree sources,
      @Nullable SourceTree base,
      StackChanged stack,
      House house,
      Budget budget) {
    StackSpec spec = stack.stack();
    if (spec.kind() != StackSpec.Kind.TERRAFORM || !hasCode(spec, sources)) {
      return GeneratedTests.NONE;
    }
    var catalogue = Rulebook.of(engine.catalogue(), house, stack.repository(), spec).catalogue();
    var policies =
        new Policies(judge, catalogue, stack.settings().skipPolicies(), stack.evaluationDate());
    GeneratedTests all = GeneratedTests.NONE;
    try {
      // The modules with the values that they have once data sources are mocked.
      var run = new PlannedRun(spec, sources, List.of(), Mocks.defaults(), budget);
      Graph graph = run.graph();
      Secrets secrets = Secrets.of(graph);
      for (Module module : Module.of(graph)) {
        all = all.plus(new TestWriter(module, sources, base, policies, secrets, budget).write());
      }
      return all;
    } catch (BudgetExceededException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e; // Work that was called off stops.
      }
      String note = "further modules of " + spec.name() + " get no tests: " + e.getMessage();
      return all.plus(new GeneratedTests(List.of(), List.of(), 0, 0, List.of(note)));
    }
  }

  /** A unit of Terragrunt's or a plan alone has no module that a test could name. */
  private static boolean hasCode(StackSpec stack, SourceTree sources) {
    String prefix = stack.path().isEmpty() ? "" : stack.path() + "/";
    return sources.files().subMap(prefix, prefix + '\uffff').keySet().stream()
        .map(path -> path.substring(prefix.length()))
        .anyMatch(
            name -> name.indexOf('/') < 0 && (name.endsWith(".tf") || name.endsWith(".tofu")));
  }
}
