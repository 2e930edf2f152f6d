package dev.plumbline.reporter.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.section.Strategy.Rollback;
import dev.plumbline.model.section.Strategy.Rollback.Kind;
import dev.plumbline.model.section.Strategy.Wave;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.testing.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollbacksTest {
  private static final String DATABASE = "aws_db_instance.d";
  private static final RollbackCard CARD =
      new RollbackCard(
          Verdict.DATA_LOST,
          "Reverting does not bring the data back.",
          List.of(
              new RollbackCard.Row(
                  DATABASE,
                  Action.DESTROY,
                  Action.CREATE,
                  Outcome.CONTENT_LOST,
                  "is destroyed",
                  List.of("No final snapshot is taken."),
                  SourceRange.startOf("main.tf"))),
          List.of("Take a snapshot."),
          List.of("Turn it off."),
          List.of("Restore it."));

  @Test
  void theStepsStandInTheirOrder() {
    Rollback rollback =
        rollback(StackSpec.Kind.TERRAFORM, CARD, new Wave(1, List.of()), new Wave(2, List.of()));

    assertThat(rollback.kind()).isEqualTo(Kind.RESTORE_NEEDED);
    assertThat(rollback.steps())
        .containsExactly(
            "Before the roll-out: Take a snapshot.",
            "Turn it off.",
            "Revert the commit; look at the plan; apply it.",
            "Go back in the reverse order: from wave 2 to wave 1.",
            "Restore it.");
    assertThat(rollback.losses())
        .containsExactly("aws_db_instance.d is destroyed. No final snapshot is taken.");
  }

  @Test
  void aTemplateGoesBackByAChangeSet() {
    assertThat(rollback(StackSpec.Kind.CLOUDFORMATION, CARD).steps())
        .contains("Update the stack with the template before this change, by a change set.");
  }

  @Test
  void withoutACardItSaysThatNobodyLooked() {
    assertThat(rollback(StackSpec.Kind.TERRAFORM, null).summary())
        .isEqualTo("Whether reverting brings the old state back was not looked at.");
  }

  @Test
  void nothingIsToBeRolledBackWhereNothingChanges() {
    Rollback rollback = new Rollbacks(StackSpec.Kind.TERRAFORM).of(List.of(), CARD, List.of());

    assertThat(rollback.kind()).isEqualTo(Kind.NOTHING);
  }

  private static Rollback rollback(
      StackSpec.Kind kind, @Nullable RollbackCard card, Wave... waves) {
    List<PlannedChange> changes = List.of(Changes.stateful(Action.DESTROY, DATABASE));
    return new Rollbacks(kind).of(changes, card, List.of(waves));
  }
}
