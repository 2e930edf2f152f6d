package dev.plumbline.reporter.testing;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.section.Validation;
import java.util.List;

/** Predicted changes, as small as they can be. */
public final class Changes {
  private Changes() {}

  public static Validation.Plan plan(PlannedChange... changes) {
    return new Validation.Plan(true, List.of(changes));
  }

  public static PlannedChange of(Action action, String address) {
    return change(action, address, "", false, false);
  }

  public static PlannedChange stateful(Action action, String address) {
    return change(action, address, "", false, true);
  }

  public static PlannedChange moved(String from, String to) {
    return change(Action.MOVE, to, from, false, false);
  }

  public static PlannedChange createFirst(String address) {
    return change(Action.REPLACE, address, "", true, false);
  }

  private static PlannedChange change(
      Action action, String address, String previous, boolean createFirst, boolean stateful) {
    boolean forced = action == Action.REPLACE;
    return new PlannedChange(
        address,
        previous,
        Graphs.resource(address).type(),
        action,
        forced || action == Action.UPDATE
            ? List.of(new PlannedChange.AttributeChange("name", "a", "b", forced))
            : List.of(),
        forced ? "name" : "",
        createFirst,
        Graphs.RANGE,
        Confidence.CERTAIN,
        "",
        stateful);
  }
}
