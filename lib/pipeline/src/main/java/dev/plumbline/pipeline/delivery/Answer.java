package dev.plumbline.pipeline.delivery;

import dev.plumbline.pipeline.Output;

/** How the work on one record ended. */
sealed interface Answer {
  /** The step came to an end, good or bad. */
  record Done(Output output, long millis) implements Answer {}

  /** It threw; it is tried again, a few times. */
  record Threw(Throwable cause) implements Answer {}

  /** It cost more than it may: time, steps, memory, size of its output. Not tried again. */
  record Overran(String reason) implements Answer {}

  /** It was not worked on, since it has killed the process each time that it was. */
  record Refused(String reason) implements Answer {}
}
