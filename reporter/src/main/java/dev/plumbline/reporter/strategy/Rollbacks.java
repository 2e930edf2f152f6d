package dev.plumbline.reporter.strategy;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.section.Strategy.Rollback;
import dev.plumbline.model.section.Strategy.Rollback.Kind;
import dev.plumbline.model.section.Strategy.Step;
import dev.plumbline.model.section.Strategy.Wave;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rollback card as a procedure: what to do before, by and after a revert, in order. */
final class Rollbacks {
  private static final Rollback NOTHING =
      new Rollback(
          Kind.NOTHING, "Nothing changes, so nothing is to be rolled back.", List.of(), List.of());

  /** So many of a wave are named. */
  private static final int MOST = 3;

  private static final int MOST_WAVES = 5;

  private final StackSpec.Kind language;

  Rollbacks(StackSpec.Kind language) {
    this.language = language;
  }

  /**
   * @param card null where the validator did not look
   */
  Rollback of(List<PlannedChange> changes, @Nullable RollbackCard card, List<Wave> waves) {
    if (changes.isEmpty()) {
      return NOTHING;
    }
    if (card == null) {
      return new Rollback(
          Kind.REVERT_WITH_CARE,
          "Whether reverting brings the old state back was not looked at.",
          List.of(revert()),
          List.of());
    }
    return new Rollback(kind(card), card.summary(), steps(card, waves), losses(card));
  }

  private static Kind kind(RollbackCard card) {
    return switch (card.verdict()) {
      case NOTHING -> Kind.NOTHING;
      case RESTORES -> Kind.REVERT;
      case WITH_STEPS, CANNOT_BE_SAID -> Kind.REVERT_WITH_CARE;
      case DATA_LOST, NOT_AT_ALL -> Kind.RESTORE_NEEDED;
    };
  }

  private static List<String> losses(RollbackCard card) {
    return card.rows().stream()
        .filter(row -> row.outcome() != Outcome.RESTORED)
        .map(Rollbacks::loss)
        .toList();
  }

  private static String loss(Row row) {
    String saved = row.safeguards().isEmpty() ? "" : " " + String.join(" ", row.safeguards());
    return row.address() + " " + row.text() + "." + saved;
  }

  private List<String> steps(RollbackCard card, List<Wave> waves) {
    var steps = new ArrayList<String>();
    card.before().forEach(step -> steps.add("Before the roll-out: " + step));
    steps.addAll(card.reverting());
    if (reverts(card)) {
      steps.add(revert());
      if (waves.size() > 1) {
        steps.add("Go back in the reverse order: " + reversed(waves) + ".");
      }
    }
    steps.addAll(card.after());
    return steps;
  }

  /** What only stays as it is has nothing to revert. */
  private static boolean reverts(RollbackCard card) {
    return !card.reverting().isEmpty() || !card.rows().stream().allMatch(Row::stays);
  }

  /** The resources wave by wave, since not every page shows the waves. */
  private static String reversed(List<Wave> waves) {
    List<String> groups = waves.reversed().stream().map(Rollbacks::named).toList();
    return groups.size() <= MOST_WAVES
        ? String.join("; then ", groups)
        : String.join("; then ", groups.subList(0, MOST_WAVES - 1))
            + "; and so on back to "
            + groups.getLast();
  }

  private static String named(Wave wave) {
    List<String> all = wave.steps().stream().map(Step::address).toList();
    String first = all.stream().limit(MOST).collect(Collectors.joining(", "));
    return all.size() <= MOST ? first : first + " and " + (all.size() - MOST) + " more";
  }

  private String revert() {
    return switch (language) {
      case TERRAFORM -> "Revert the commit; look at the plan; apply it.";
      case CLOUDFORMATION ->
          "Update the stack with the template before this change, by a change set.";
      case PULUMI -> "Revert the commit; look at `pulumi preview`; run `pulumi up`.";
      case KUBERNETES -> "Revert the commit; look at `kubectl diff`; run `kubectl apply`.";
    };
  }
}
