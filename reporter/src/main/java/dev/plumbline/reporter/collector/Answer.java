package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import java.util.List;

/** What came of an errand to the artifact store. */
sealed interface Answer {
  /** The keys of a review's stacks. */
  record Listed(List<String> stacks) implements Answer {
    public Listed {
      stacks = List.copyOf(stacks);
    }
  }

  /** The report is kept; this is what to say of it. */
  record Assembled(ReviewEvent.Completed completed, ReportReady ready) implements Answer {}

  /** Not now; to be tried again. */
  record Away(Throwable cause) implements Answer {}
}
