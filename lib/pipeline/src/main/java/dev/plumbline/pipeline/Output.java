package dev.plumbline.pipeline;

import dev.plumbline.model.review.Outcome;
import dev.plumbline.pipeline.event.Event;
import java.util.List;

/**
 * What a service made of one record. Its events become visible together, with the record's offset,
 * or not at all.
 *
 * @param reason why it failed or was skipped, {@code ""} when it completed
 */
public record Output(Outcome outcome, String reason, List<Event> events) {
  public Output {
    events = List.copyOf(events);
  }

  public static Output completed(List<Event> events) {
    return new Output(Outcome.COMPLETED, "", events);
  }

  /** The work was not needed any more. */
  public static Output skipped(String reason, List<Event> events) {
    return new Output(Outcome.SKIPPED, reason, events);
  }

  /** The work can't be done, and trying again would not help; {@code events} go on without it. */
  public static Output failed(String reason, List<Event> events) {
    return new Output(Outcome.FAILED, reason, events);
  }
}
