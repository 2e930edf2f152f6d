package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import java.util.Optional;

/** What the collector acts on; all of it is keyed by review. */
sealed interface Signal {
  record Started(ReviewEvent.Started review) implements Signal {}

  record Arrived(StackResult result) implements Signal {}

  record Lost(String stack, String reason) implements Signal {}

  /** The review was ended by someone else. */
  record Rejected() implements Signal {}

  record Superseded(Overtaken review) implements Signal {}

  /** What a ledger entry means to the collector; empty for most. */
  static Optional<Signal> of(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.Started started -> Optional.of(new Started(started));
      case ReviewEvent.Rejected _ -> Optional.of(new Rejected());
      case ReviewEvent.PhaseFailed failed when noneFollows(failed) ->
          Optional.of(
              new Lost(failed.stack(), failed.phase().label() + " failed: " + failed.reason()));
      case ReviewEvent.PhaseFailed _,
          ReviewEvent.PhaseStarted _,
          ReviewEvent.PhaseCompleted _,
          ReviewEvent.PhaseSkipped _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ ->
          Optional.empty();
    };
  }

  /**
   * A stack of which a phase failed for good goes on all the same, with its result in the same
   * transaction, unless the failure says that it is lost; a change alone has no review.
   */
  private static boolean noneFollows(ReviewEvent.PhaseFailed failed) {
    return !failed.ofChange() && failed.lost();
  }
}
