package dev.plumbline.model.event;

import dev.plumbline.model.finding.Finding;
import java.time.Instant;

/** What subscribers of findings learn. Keyed by repository and stack. */
public sealed interface FindingEvent {
  String reviewId();

  String repository();

  String ref();

  String stack();

  Finding finding();

  Instant at();

  /** A review saw it: new, existing, fixed or suppressed. Says nothing of the tracked branch. */
  record Reported(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  record Opened(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  record Changed(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  record Suppressed(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  record Fixed(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  record Reopened(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}

  /** Its branch is gone, and it with the branch, fixed or not; {@code reviewId} is the change's. */
  record Closed(
      String reviewId, String repository, String ref, String stack, Finding finding, Instant at)
      implements FindingEvent {}
}
