package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;

/**
 * A suppression as written, with how far it reaches.
 *
 * @param besideCode whether code stands on its line, so that it speaks of that and of nothing below
 * @param limits what it asks of the stack and of the resource
 * @param problem what of it is not understood, as the end of a sentence; {@code ""} for nothing. It
 *     then counts as expired
 */
record Mark(
    Suppression suppression, Scope scope, boolean besideCode, Limits limits, String problem) {
  enum Scope {
    /**
     * Findings on the line, or on the block whose first line it is; else the block that holds it.
     */
    LINE,
    /** The block that holds it or follows it. */
    BLOCK,
    /** The whole file. */
    FILE
  }
}
