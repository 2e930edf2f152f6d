package dev.plumbline.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.PhaseStep;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.lane.Generations;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupersedingTest {
  private static final StackChanged OLD = Trial.stack("old", "a", 1, Lane.INTERACTIVE);

  @Test
  void anOlderChangeOfAPullRequestIsSkipped() throws IOException {
    assertThat(outcome(OLD)).isEqualTo(Outcome.SKIPPED);
  }

  /** Each push to a tracked branch reviews only what it changed itself. */
  @Test
  void anOlderChangeOfATrackedBranchIsStillReviewed() throws IOException {
    var tracked =
        new StackChanged(
            OLD.reviewId(),
            OLD.repository(),
            OLD.ref(),
            true,
            OLD.generation(),
            OLD.stack(),
            OLD.head(),
            OLD.base(),
            OLD.headRevision(),
            OLD.baseRevision(),
            OLD.lane(),
            OLD.stacks(),
            OLD.deadline(),
            OLD.evaluationDate(),
            OLD.settings());

    assertThat(outcome(tracked)).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void aReviewThatIsAskedForOnceMoreIsNoNewerOne() throws IOException {
    assertThat(outcome(OLD, "old")).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void aReviewIsRepeatedUntilAnotherOfItsRefHasStarted() {
    var generations = new Generations();
    assertThat(generations.repeats(started("a", 1))).isFalse();

    generations.started(started("a", 1));
    assertThat(generations.repeats(started("a", 1))).isFalse(); // worked on again after a crash
    assertThat(generations.repeats(started("a", 2))).isTrue();
    assertThat(generations.repeats(started("b", 2))).isFalse();

    generations.started(started("b", 2));
    assertThat(generations.repeats(started("a", 3))).isFalse();
  }

  @Test
  void aReviewThatANewerChangeHasStartedIsRepeatedByAnOlderOneThatWaited() {
    var generations = new Generations();
    generations.started(started("a", 7));
    assertThat(generations.repeats(started("a", 5))).isTrue();

    generations.started(started("b", 9));
    assertThat(generations.repeats(started("a", 5))).isTrue();
    assertThat(generations.repeats(started("a", 7))).isFalse();
  }

  @Test
  void aRefIsClosedForTheChangesThatCameBefore() {
    var generations = new Generations();
    generations.closed(
        new ReviewEvent.ChangeClosed("c", Instant.EPOCH, "", OLD.repository(), OLD.ref(), 6));

    assertThat(generations.closedSince(OLD.repository(), OLD.ref(), 5)).isTrue();
    assertThat(generations.closedSince(OLD.repository(), OLD.ref(), 7)).isFalse();
    assertThat(generations.closedSince(OLD.repository(), "other", 5)).isFalse();
  }

  private static ReviewEvent.Started started(String reviewId, long generation) {
    return new ReviewEvent.Started(
        reviewId,
        Instant.EPOCH,
        "",
        OLD.repository(),
        OLD.ref(),
        false,
        generation,
        "head",
        "base",
        Lane.INTERACTIVE,
        Instant.EPOCH,
        List.of(),
        List.of());
  }

  private static Outcome outcome(StackChanged stack) throws IOException {
    return outcome(stack, "new");
  }

  private static Outcome outcome(StackChanged stack, String newest) throws IOException {
    var generations = new Generations();
    generations.started(started(newest, 2));
    var phase = LambdaPhase.analyzer((state, _) -> state.completed(PhaseName.ANALYZER, "seen"));
    Event event = Events.of(stack);
    byte[] data = event.data();
    var input =
        new Input(
            "t",
            0,
            1,
            Instant.EPOCH,
            event.key(),
            event.attributes(),
            data == null ? new byte[0] : data);
    return new PhaseStep(phase, () -> Estate.EMPTY, generations)
        .process(input, Budget.generous())
        .outcome();
  }
}
