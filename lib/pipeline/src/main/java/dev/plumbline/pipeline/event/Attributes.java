package dev.plumbline.pipeline.event;

import dev.plumbline.model.review.Lane;
import java.time.Instant;

/**
 * An event's CloudEvents attributes. The extensions say which review and stack an event is about,
 * so that even one whose body can't be read is attributed to them.
 *
 * @param type as in {@link EventType#type()}; kept as text, since others may send more types
 * @param source who says so: {@code /plumbline/analyzer}
 * @param subject what it is about: a finding's fingerprint, else the stack or the repository
 * @param reviewId extension, {@code ""} where there is none
 * @param stack extension, {@code repository/stack}; {@code ""} where there is none
 * @param generation extension, the change's offset; negative where there is none
 * @param lane extension
 * @param attempt extension, which attempt at processing the record is the next; 1 for the first
 * @param traceparent W3C trace context, {@code ""} for none
 */
public record Attributes(
    String id,
    String type,
    String source,
    String subject,
    Instant time,
    String reviewId,
    String stack,
    long generation,
    Lane lane,
    int attempt,
    String traceparent) {

  /** What is known of an event about which nothing more is said. */
  public static Attributes of(EventType type, String id, String source, Instant time) {
    return new Attributes(
        id, type.type(), source, "", time, "", "", -1, Lane.INTERACTIVE, 1, Traceparent.begin(id));
  }

  public Attributes about(String newSubject) {
    return new Attributes(
        id,
        type,
        source,
        newSubject,
        time,
        reviewId,
        stack,
        generation,
        lane,
        attempt,
        traceparent);
  }

  public Attributes review(String newReviewId, String newStack, long newGeneration, Lane newLane) {
    return new Attributes(
        id,
        type,
        source,
        subject,
        time,
        newReviewId,
        newStack,
        newGeneration,
        newLane,
        attempt,
        traceparent);
  }

  /** As part of the trace that {@code parent} belongs to. */
  public Attributes within(String parent) {
    return new Attributes(
        id,
        type,
        source,
        subject,
        time,
        reviewId,
        stack,
        generation,
        lane,
        attempt,
        Traceparent.child(parent, id));
  }
}
