package dev.plumbline.pipeline.ledger;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the ledger tells of one service's work: how often it began a stack, and how that ended. */
public final class Beginnings {
  private final PhaseName phase;
  private final Map<Subject, Beginning> known = new HashMap<>();

  private record Subject(String reviewId, String stack) {}

  /**
   * @param attempts the highest attempt that began
   * @param crashed how many of them neither ended nor were handed back
   */
  public record Beginning(int attempts, int crashed) {
    static final Beginning NONE = new Beginning(0, 0);
  }

  Beginnings(PhaseName phase) {
    this.phase = phase;
  }

  public Beginning of(String reviewId, String stack) {
    return known.getOrDefault(new Subject(reviewId, stack), Beginning.NONE);
  }

  /** Takes a ledger entry, in the ledger's order; others' entries are passed over unread. */
  void read(ConsumerRecord<byte[], byte[]> record) {
    if (!CloudEventHeaders.text(record.headers(), "ce_source").equals(Events.source(phase))) {
      return;
    }
    try {
      Event.read(record.headers(), record.value(), ReviewEvent.class).ifPresent(this::take);
    } catch (IllegalArgumentException unreadable) {
      // Not one of ours, whatever its header says; it began nothing.
    }
  }

  private void take(ReviewEvent event) {
    switch (event) {
      case ReviewEvent.PhaseStarted e ->
          known.merge(
              new Subject(e.reviewId(), e.stack()),
              new Beginning(e.attempt(), 1),
              (a, b) -> new Beginning(Math.max(a.attempts(), b.attempts()), a.crashed() + 1));
      case ReviewEvent.PhaseFailed e -> ended(new Subject(e.reviewId(), e.stack()), e.terminal());
      case ReviewEvent.PhaseCompleted e -> ended(new Subject(e.reviewId(), e.stack()), true);
      case ReviewEvent.PhaseSkipped e -> ended(new Subject(e.reviewId(), e.stack()), true);
      case ReviewEvent.Started _,
          ReviewEvent.Rejected _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ -> {}
    }
  }

  /** An end forgives the last beginning; a last end forgives all, so that a replay starts anew. */
  private void ended(Subject subject, boolean last) {
    known.computeIfPresent(
        subject, (_, b) -> new Beginning(b.attempts(), last ? 0 : Math.max(0, b.crashed() - 1)));
  }
}
