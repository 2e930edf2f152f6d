package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.reporter.streams.Errands;
import dev.plumbline.reporter.streams.Turns;

/** For what a review's start is asked; a later start of it asks anew. */
record Errand(String reviewId, long generation, Goal goal, Turns.Turn turn)
    implements Errands.Errand {
  enum Goal {
    LIST,
    REPORT
  }

  static Errand list(ReviewEvent.Started started) {
    return new Errand(
        started.reviewId(), started.generation(), Goal.LIST, new Turns.Turn(started.lane(), 1));
  }

  /** Holds the parts of all stacks at once. */
  static Errand report(ReviewEvent.Started started) {
    return new Errand(
        started.reviewId(),
        started.generation(),
        Goal.REPORT,
        new Turns.Turn(started.lane(), started.count()));
  }

  @Override
  public String subject() {
    return reviewId;
  }
}
