package dev.plumbline.reporter.keeper;

import dev.plumbline.model.finding.Finding;

/**
 * A finding of a tracked branch and how it stands.
 *
 * @param finding as last seen, under the fingerprint that it was opened with
 * @param since when it came to that state, in milliseconds since the epoch
 */
record Kept(Finding finding, State state, long since) {
  enum State {
    OPEN,
    SUPPRESSED,
    FIXED
  }

  boolean live() {
    return state != State.FIXED;
  }
}
