package dev.plumbline.forecast;

import dev.plumbline.forecast.danger.Content;
import dev.plumbline.forecast.danger.Holds;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.section.Validation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a predicted plan may destroy, loudest first: what holds data, then the rest; and what else
 * is foreseen to be lost, such as a name.
 */
public final class Dangers {
  /** What holds data first, destruction before replacement, the certain before the possible. */
  public static final Comparator<PlannedChange> LOUDEST_FIRST =
      Comparator.comparing(PlannedChange::stateful)
          .reversed()
          .thenComparingInt(change -> change.action() == Action.DESTROY ? 0 : 1)
          .thenComparing(PlannedChange::confidence)
          .thenComparing(PlannedChange::address);

  private Dangers() {}

  /** One sentence each; what is foreseen of a change says best what becomes of what it holds. */
  public static List<String> of(Validation.Plan plan) {
    Map<String, String> foreseen =
        plan.consequences().dangers().stream()
            .collect(
                Collectors.toMap(Danger::address, Danger::text, (one, other) -> one + " " + other));
    return plan.changes().stream()
        .filter(change ->
            change.action().destroys()
                || mayReplace(change)
                || foreseen.containsKey(change.address()))
        .sorted(LOUDEST_FIRST)
        .map(change -> foreseen.getOrDefault(change.address(), sentence(change)))
        .toList();
  }

  private static boolean mayReplace(PlannedChange change) {
    return change.action() == Action.UPDATE
        && change.stateful()
        && Holds.isDescribed(change.type())
        && change.attributes().stream().anyMatch(AttributeChange::forcesReplacement);
  }

  /** What happens to it, how surely, and why; whatever it holds counts as lost. */
  public static String sentence(PlannedChange change) {
    return sentence(
        change,
        change.stateful()
            ? ", and what it holds is lost"
            : Holds.of(change.type()) == Content.UNKNOWN ? Content.NOT_KNOWN : "");
  }

  /**
   * What happens to it, how surely, and why.
   *
   * @param held what becomes of what it holds, as the sentence goes on; {@code ""} for nothing
   */
  public static String sentence(PlannedChange change, String held) {
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
    String reason = change.reason().isEmpty() ? "" : " (" + change.reason() + ")";
    return change.address() + " " + verb + held + reason + ".";
  }

  private static String forced(PlannedChange change) {
    return change.forcedBy().isEmpty() ? "" : ", forced by " + change.forcedBy();
  }
}
