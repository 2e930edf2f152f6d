package dev.plumbline.pipeline;

import dev.plumbline.model.review.Outcome;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.observe.Count;
import java.util.List;

/**
 * What a service made of one record. Its events become visible together, with the record's offset,
 * or not at all.
 *
 * @param reason why it failed or was skipped, {@code ""} when it completed
 * @param counts what the work adds to the figures; an attempt that is thrown away adds nothing
 */
public record Output(Outcome outcome, String reason, List<Event> events, List<Count> counts) {
  public Output {
    events = List.copyOf(events);
    counts = List.copyOf(counts);
  }

  public static Output completed(List<Event> events) {
    return new Output(Outcome.COMPLETED, "", events, List.of());
  }

  /** The work was not needed any more. */
  public static Output skipped(String reason, List<Event> events) {
    return new Output(Outcome.SKIPPED, reason, events, List.of());
  }

  /** The work can't be done, and trying again would not help; {@code events} go on without it. */
  public static Output failed(String reason, List<Event> events) {
    return new Output(Outcome.FAILED, reason, events, List.of());
  }

  public Output counting(List<Count> more) {
    return new Output(outcome, reason, events, more);
  }
}
