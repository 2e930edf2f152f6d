package dev.plumbline.reporter.strategy;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.section.Strategy.Rollback;
import dev.plumbline.model.section.Strategy.Rollback.Kind;
import dev.plumbline.model.section.Strategy.Wave;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;

/** What reverting a change does, what it does not bring back, and the steps in their order. */
final class Rollbacks {
  private final StackSpec.Kind language;

  Rollbacks(StackSpec.Kind language) {
    this.language = language;
  }

  Rollback of(List<PlannedChange> changes, List<Wave> waves) {
    if (changes.isEmpty()) {
      return new Rollback(
          Kind.NOTHING, "Nothing changes, so nothing is to be rolled back.", List.of(), List.of());
    }
    List<String> losses = losses(changes);
    Kind kind = kind(changes, losses);
    return new Rollback(kind, summary(kind, losses.size()), steps(changes, waves), losses);
  }

  private static Kind kind(List<PlannedChange> changes, List<String> losses) {
    if (changes.stream().anyMatch(change -> change.stateful() && change.action().destroys())) {
      return Kind.RESTORE_NEEDED;
    }
    boolean care =
        !losses.isEmpty()
            || changes.stream()
                .anyMatch(c -> c.action() == Action.UNKNOWN || c.action() == Action.MOVE);
    return care ? Kind.REVERT_WITH_CARE : Kind.REVERT;
  }

  private static String summary(Kind kind, int losses) {
    String count = losses == 1 ? "1 thing" : losses + " things";
    return switch (kind) {
      case REVERT -> "Reverting and applying brings the old state back.";
      case REVERT_WITH_CARE ->
          losses == 0
              ? "Reverting brings the old state back if the steps below are kept."
              : "Reverting brings the old configuration back, but not " + count + " below.";
      case RESTORE_NEEDED ->
          "Reverting does not bring the data back: it has to be restored from a backup.";
      case NOTHING -> "Nothing is to be rolled back.";
    };
  }

  private static List<String> losses(List<PlannedChange> changes) {
    var losses = new ArrayList<String>();
    for (PlannedChange change : changes) {
      switch (change.action()) {
        case DESTROY, REPLACE ->
            losses.add(
                change.stateful()
                    ? change.address() + ": its data; a revert creates an empty one."
                    : change.address()
                        + ": its identity; a revert gives it new ids and addresses.");
        case CREATE -> {
          if (change.stateful()) {
            losses.add(change.address() + ": what is written to it after the roll-out.");
          }
        }
        case UPDATE, MOVE, FORGET, READ, NO_OP, UNKNOWN -> {
          // A revert undoes it, or the steps say how.
        }
      }
    }
    return losses;
  }

  private List<String> steps(List<PlannedChange> changes, List<Wave> waves) {
    var steps = new ArrayList<String>();
    for (PlannedChange change : changes) {
      if (change.stateful() && change.action().destroys()) {
        steps.add("Before the roll-out: back " + change.address() + " up and test the backup.");
      }
    }
    steps.add(
        switch (language) {
          case TERRAFORM -> "Revert the commit; look at the plan; apply it.";
          case CLOUDFORMATION ->
              "Update the stack with the template before this change, by a change set.";
          case PULUMI -> "Revert the commit; look at `pulumi preview`; run `pulumi up`.";
        });
    for (PlannedChange change : changes) {
      if (change.action() == Action.MOVE && language == StackSpec.Kind.TERRAFORM) {
        steps.add(
            "Add `moved { from = "
                + change.address()
                + " to = "
                + change.previousAddress()
                + " }` to the revert, else it is destroyed and created.");
      } else if (change.action() == Action.FORGET) {
        steps.add("Import " + change.address() + " again.");
      }
    }
    if (waves.size() > 1) {
      steps.add("Go back in the reverse order: from wave " + waves.size() + " to wave 1.");
    }
    for (PlannedChange change : changes) {
      if (change.stateful() && change.action().destroys()) {
        steps.add("Restore the data of " + change.address() + " from its backup; check it.");
      }
    }
    return steps;
  }
}
