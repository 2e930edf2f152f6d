package dev.plumbline.ingest.intake;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.StackChanged;
import java.util.List;

/** What follows from a change. */
public sealed interface Taken {
  /**
   * A review begins.
   *
   * @param stacks those that can be read
   * @param failed one for each that is too large; named in {@code started} too
   */
  record Started(
      ReviewEvent.Started started, List<StackChanged> stacks, List<ReviewEvent.PhaseFailed> failed)
      implements Taken {
    public Started {
      stacks = List.copyOf(stacks);
      failed = List.copyOf(failed);
    }
  }

  /** The change can't be reviewed, and trying again would not help. */
  record Rejected(ReviewEvent.Rejected rejected) implements Taken {}
}
