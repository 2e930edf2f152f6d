package dev.plumbline.forecast;

import dev.plumbline.model.plan.PlannedChange.Confidence;

/**
 * How sure a statement is, and why it is not surer.
 *
 * @param reason {@code ""} where it is certain
 */
record Certainty(Confidence confidence, String reason) {
  static final Certainty CERTAIN = new Certainty(Confidence.CERTAIN, "");

  static Certainty likely(String reason) {
    return new Certainty(Confidence.LIKELY, reason);
  }

  static Certainty possible(String reason) {
    return new Certainty(Confidence.POSSIBLE, reason);
  }

  /** The less sure of two; the first where they are alike. */
  Certainty and(Certainty other) {
    return other.confidence.compareTo(confidence) > 0 ? other : this;
  }

  /** The surer of two; the first where they are alike. */
  Certainty or(Certainty other) {
    return other.confidence.compareTo(confidence) < 0 ? other : this;
  }

  boolean isPossibleOnly() {
    return confidence == Confidence.POSSIBLE;
  }
}
