package dev.plumbline.forecast;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Predicts a pair and writes the plan in the pairs' words. */
public final class PredictedPairs {
  private PredictedPairs() {}

  static Validation.Plan plan(Pair pair) {
    return PlanPredictor.predict(
        graph(pair.tree("before")), graph(pair.tree("after")), Budget.generous());
  }

  public static Graph graph(SourceTree tree) {
    return StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
  }

  /** Action by address, as real plans are recorded. */
  static Map<String, String> actions(Validation.Plan plan) {
    Map<String, String> actions = new TreeMap<>();
    for (PlannedChange change : plan.changes()) {
      actions.put(change.address(), words(change));
    }
    return actions;
  }

  private static String words(PlannedChange change) {
    String action = change.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return action
        + (change.createBeforeDestroy() ? " create first" : "")
        + (change.previousAddress().isEmpty() ? "" : " from " + change.previousAddress());
  }
}
