package dev.plumbline.reporter.collector;

/**
 * Remembers a review that is over, so that what comes late is known as such.
 *
 * @param at milliseconds since the epoch
 */
record Ended(long at) {}
