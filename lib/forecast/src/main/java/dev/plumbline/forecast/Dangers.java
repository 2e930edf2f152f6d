package dev.plumbline.forecast;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.section.Validation;
import java.util.Comparator;
import java.util.List;

/** What a predicted plan may destroy, loudest first: what holds data, then the rest. */
public final class Dangers {
  /** What holds data first, destruction before replacement, the certain before the possible. */
  public static final Comparator<PlannedChange> LOUDEST_FIRST =
      Comparator.comparing(PlannedChange::stateful)
          .reversed()
          .thenComparingInt(change -> change.action() == Action.DESTROY ? 0 : 1)
          .thenComparing(PlannedChange::confidence)
          .thenComparing(PlannedChange::address);

  private Dangers() {}

  /** One sentence each. */
  public static List<String> of(Validation.Plan plan) {
    return plan.changes().stream()
        .filter(change -> change.action().destroys() || mayReplace(change))
        .sorted(LOUDEST_FIRST)
        .map(Dangers::sentence)
        .toList();
  }

  private static boolean mayReplace(PlannedChange change) {
    return change.action() == Action.UPDATE
        && change.stateful()
        && change.attributes().stream().anyMatch(AttributeChange::forcesReplacement);
  }

  /** What happens to it, how surely, and why. */
  public static String sentence(PlannedChange change) {
    String verb =
        switch (change.action()) {
          case DESTROY -> "will be destroyed";
          case REPLACE -> "will be replaced" + forced(change);
          case CREATE, UPDATE, MOVE, FORGET, READ, NO_OP, UNKNOWN -> "may be replaced";
        };
    if (change.confidence() != Confidence.CERTAIN) {
      verb =
          verb.replaceFirst(
              "^will be", change.confidence() == Confidence.LIKELY ? "is likely to be" : "may be");
    }
    String held = change.stateful() ? ", and what it holds is lost" : "";
    String reason = change.reason().isEmpty() ? "" : " (" + change.reason() + ")";
    return change.address() + " " + verb + held + reason + ".";
  }

  private static String forced(PlannedChange change) {
    return change.forcedBy().isEmpty() ? "" : ", forced by " + change.forcedBy();
  }
}
