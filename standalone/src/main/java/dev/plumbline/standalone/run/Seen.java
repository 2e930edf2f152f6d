package dev.plumbline.standalone.run;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;

/** What a subscriber of the topics sees of reviews. */
public sealed interface Seen {
  record Ledger(ReviewEvent event) implements Seen {}

  record Found(FindingEvent event) implements Seen {}

  record Stack(StackChanged stack) implements Seen {}

  record Passed(ReviewState state) implements Seen {}

  record Reported(ReportReady report) implements Seen {}
}
