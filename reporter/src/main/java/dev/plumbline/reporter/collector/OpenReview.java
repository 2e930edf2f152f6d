package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;

/**
 * A review that has started and not ended; written once, since it holds all stacks' keys.
 *
 * @param traceparent of the event that started it, {@code ""} for none
 */
record OpenReview(ReviewEvent.Started started, String traceparent) {}
