package dev.plumbline.reporter.keeper;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.finding.Finding;

/**
 * A finding of a tracked branch and how it stands.
 *
 * @param finding as last seen, under the fingerprint that it was opened with
 * @param since when it came to that state, in milliseconds since the epoch
 */
record Kept(Finding finding, State state, long since) {
  enum State {
    /** And whatever we don't know of: what is kept for nothing is closed when it is gone. */
    @JsonEnumDefaultValue
    OPEN,
    SUPPRESSED,
    FIXED
  }

  boolean live() {
    return state != State.FIXED;
  }
}
