package dev.plumbline.standalone.run;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one review from its request to its report. */
public final class Following {
  private static final Duration TURN = Duration.ofMillis(50);

  /** From the deadline on, the report is written with what there is. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Subscription subscription;
  private final String requestId;
  private final Listener listener;
  private final List<Seen> before = new ArrayList<>();
  private String reviewId = "";
  private Instant end = Instant.MAX;
  private Optional<ReportReady> report = Optional.empty();

  /** What the follower tells of its review, in the order it becomes visible. */
  public interface Listener {
    void ledger(ReviewEvent event);

    void stack(StackChanged stack);

    void analyzed(ReviewState state);

    void found(FindingEvent.Reported found);

    /** What came at one time has been told. */
    void turned();
  }

  public Following(Subscription subscription, String requestId, Listener listener) {
    this.subscription = subscription;
    this.requestId = requestId;
    this.listener = listener;
  }

  /**
   * Returns when the report is there, which is at the review's deadline at the latest.
   *
   * @param begin how long to wait until the review begins
   * @throws Problem when the change was rejected, superseded, or nothing comes in time
   */
  public ReportReady await(Duration begin) {
    Instant asked = Instant.now();
    end = asked.plus(begin);
    while (report.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new Problem(
            ExitCode.UNREACHABLE,
            "no report came within "
                + Duration.between(asked, end).toMinutes()
                + " minutes; are all six services running?");
      }
      subscription.poll(TURN).forEach(this::see);
      listener.turned();
    }
    return report.get();
  }

  private void see(Seen seen) {
    if (reviewId.isEmpty()) {
      before.add(seen);
      if (seen instanceof Seen.Ledger(ReviewEvent event)) {
        begin(event);
      }
      return;
    }
    tell(seen);
  }

  /** Topics are read side by side: a finding may be seen before the review it belongs to. */
  private void begin(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.Started started when started.requestId().equals(requestId) -> {
        reviewId = started.reviewId();
        end = started.deadline().plus(GRACE);
        before.forEach(this::tell);
        before.clear();
      }
      case ReviewEvent.Rejected rejected when rejected.requestId().equals(requestId) ->
          throw new Problem(
              rejected.unreachable() ? ExitCode.UNREACHABLE : ExitCode.USAGE, rejected.reason());
      case ReviewEvent.Started _,
          ReviewEvent.Rejected _,
          ReviewEvent.PhaseStarted _,
          ReviewEvent.PhaseCompleted _,
          ReviewEvent.PhaseFailed _,
          ReviewEvent.PhaseSkipped _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ -> {}
    }
  }

  private void tell(Seen seen) {
    switch (seen) {
      case Seen.Ledger(ReviewEvent event) when event.reviewId().equals(reviewId) -> ledger(event);
      case Seen.Stack(StackChanged stack) when stack.reviewId().equals(reviewId) ->
          listener.stack(stack);
      case Seen.Passed(ReviewState state) when state.stack().reviewId().equals(reviewId) ->
          listener.analyzed(state);
      case Seen.Found(FindingEvent.Reported found) when found.reviewId().equals(reviewId) ->
          listener.found(found);
      case Seen.Reported(ReportReady ready) when ready.reviewId().equals(reviewId) ->
          report = Optional.of(ready);
      case Seen.Ledger _, Seen.Stack _, Seen.Passed _, Seen.Found _, Seen.Reported _ -> {}
    }
  }

  private void ledger(ReviewEvent event) {
    if (event instanceof ReviewEvent.Superseded superseded) {
      throw Problem.usage(
          "a newer change of the same working tree is under review: " + superseded.by());
    }
    listener.ledger(event);
  }
}
