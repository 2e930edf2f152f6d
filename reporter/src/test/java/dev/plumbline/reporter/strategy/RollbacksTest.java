package dev.plumbline.reporter.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.section.Strategy.Rollback;
import dev.plumbline.model.section.Strategy.Rollback.Kind;
import dev.plumbline.model.section.Strategy.Step;
import dev.plumbline.model.section.Strategy.Technique;
import dev.plumbline.model.section.Strategy.Wave;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.testing.Changes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        rollback(StackSpec.Kind.TERRAFORM, CARD, wave(1, "aws_kms_key.k"), wave(2, DATABASE));

    assertThat(rollback.kind()).isEqualTo(Kind.RESTORE_NEEDED);
    assertThat(rollback.steps())
        .containsExactly(
            "Before the roll-out: Take a snapshot.",
            "Turn it off.",
            "Revert the commit; look at the plan; apply it.",
            "Go back in the reverse order: aws_db_instance.d; then aws_kms_key.k.",
            "Restore it.");
    assertThat(rollback.losses())
        .containsExactly("aws_db_instance.d is destroyed. No final snapshot is taken.");
  }

  @Test
  void ofManyWavesOnlyTheEndsAreNamed() {
    Wave[] waves =
        IntStream.rangeClosed(1, 9)
            .mapToObj(number -> wave(number, "r.a" + number))
            .toArray(Wave[]::new);
    waves[8] = wave(9, "r.b", "r.c", "r.d", "r.e", "r.f");

    assertThat(rollback(StackSpec.Kind.TERRAFORM, CARD, waves).steps())
        .contains(
            "Go back in the reverse order: r.b, r.c, r.d and 2 more; then r.a8; then r.a7; then"
                + " r.a6; and so on back to r.a1.");
  }

  @Test
  void whatStaysAsItIsIsNotReverted() {
    RollbackCard card =
        new RollbackCard(
            Verdict.NOT_AT_ALL,
            "Reverting does not undo it.",
            List.of(
                new RollbackCard.Row(
                    DATABASE,
                    Action.UPDATE,
                    Action.UPDATE,
                    Outcome.NOT_RESTORED,
                    "can't go back",
                    List.of(),
                    SourceRange.startOf("main.tf"))),
            List.of("Take a snapshot."),
            List.of(),
            List.of("Restore it under a new name."));

    assertThat(rollback(StackSpec.Kind.TERRAFORM, card).steps())
        .containsExactly("Before the roll-out: Take a snapshot.", "Restore it under a new name.");
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

  private static Wave wave(int number, String... addresses) {
    return new Wave(
        number,
        Stream.of(addresses)
            .map(address -> new Step(address, Action.UPDATE, Technique.IN_PLACE, ""))
            .toList());
  }

  private static Rollback rollback(
      StackSpec.Kind kind, @Nullable RollbackCard card, Wave... waves) {
    List<PlannedChange> changes = List.of(Changes.stateful(Action.DESTROY, DATABASE));
    return new Rollbacks(kind).of(changes, card, List.of(waves));
  }
}
