package dev.plumbline.standalone.run;

import dev.plumbline.model.event.ReviewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until a change that was published becomes a review. */
public final class Beginning {
  private static final Duration TURN = Duration.ofMillis(50);

  private Beginning() {}

  /**
   * The review's id; empty where there is none in time, or the change was rejected.
   *
   * @param subscription from before the change was published
   */
  public static Optional<String> await(
      Subscription subscription, String requestId, Duration within) {
    Instant end = Instant.now().plus(within);
    while (Instant.now().isBefore(end)) {
      for (Seen seen : subscription.poll(TURN)) {
        if (seen instanceof Seen.Ledger(ReviewEvent.Started started)
            && started.requestId().equals(requestId)) {
          return Optional.of(started.reviewId());
        }
        if (seen instanceof Seen.Ledger(ReviewEvent.Rejected rejected)
            && rejected.requestId().equals(requestId)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
