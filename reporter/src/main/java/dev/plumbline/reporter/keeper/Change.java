package dev.plumbline.reporter.keeper;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.StackChanged;
import java.time.Instant;

/** What became of one finding of a tracked branch. */
record Change(Kind kind, Finding finding) {
  enum Kind {
    OPENED(Finding.Status.NEW, Kept.State.OPEN),
    CHANGED(Finding.Status.EXISTING, Kept.State.OPEN),
    SUPPRESSED(Finding.Status.SUPPRESSED, Kept.State.SUPPRESSED),
    FIXED(Finding.Status.FIXED, Kept.State.FIXED),
    REOPENED(Finding.Status.NEW, Kept.State.OPEN);

    private final Finding.Status status;
    private final Kept.State state;

    Kind(Finding.Status status, Kept.State state) {
      this.status = status;
      this.state = state;
    }
  }

  Change(Kind kind, Finding finding) {
    this.kind = kind;
    this.finding = finding.with(kind.status);
  }

  Kept kept(long since) {
    return new Kept(finding, kind.state, since);
  }

  FindingEvent event(StackChanged stack, Instant at) {
    String review = stack.reviewId();
    String repository = stack.repository();
    String name = stack.stack().name();
    return switch (kind) {
      case OPENED -> new FindingEvent.Opened(review, repository, stack.ref(), name, finding, at);
      case CHANGED -> new FindingEvent.Changed(review, repository, stack.ref(), name, finding, at);
      case SUPPRESSED ->
          new FindingEvent.Suppressed(review, repository, stack.ref(), name, finding, at);
      case FIXED -> new FindingEvent.Fixed(review, repository, stack.ref(), name, finding, at);
      case REOPENED ->
          new FindingEvent.Reopened(review, repository, stack.ref(), name, finding, at);
    };
  }
}
