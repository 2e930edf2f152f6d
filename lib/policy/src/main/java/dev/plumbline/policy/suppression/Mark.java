package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;

/** A suppression as written, with how far it reaches. */
record Mark(Suppression suppression, Scope scope) {
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
