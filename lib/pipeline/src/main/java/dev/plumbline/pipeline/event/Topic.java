package dev.plumbline.pipeline.event;

import dev.plumbline.model.review.PhaseName;

/** What topics there are; {@link Topics} knows their full names. */
public enum Topic {
  /** Public, in. One lane only: a change's generation is its offset here. */
  CHANGES("changes", false),
  STACKS("stacks", true),
  ANALYZED("analyzed", true),
  REVIEWED("reviewed", true),
  IMPLEMENTED("implemented", true),
  VALIDATED("validated", true),
  RESULTS("results", false),
  /** Public, out. */
  FINDINGS("findings", false),
  /** Public, out: the run ledger. */
  REVIEWS("reviews", false),
  /** Public, out. */
  REPORTS("reports", false),
  /** Compacted: the estate. */
  INTERFACES("interfaces", false),
  DEAD_LETTERS("dead-letters", false);

  private final String label;
  private final boolean lanes;

  Topic(String label, boolean lanes) {
    this.label = label;
    this.lanes = lanes;
  }

  /** The name without its prefix. */
  public String label() {
    return label;
  }

  /** Whether bulk work has a topic of its own beside the interactive one. */
  public boolean lanes() {
    return lanes;
  }

  /** Where a service takes its records from. */
  public static Topic before(PhaseName service) {
    return switch (service) {
      case INGEST -> CHANGES;
      case ANALYZER -> STACKS;
      case REVIEWER -> ANALYZED;
      case IMPLEMENTER -> REVIEWED;
      case VALIDATOR -> IMPLEMENTED;
      case REPORTER -> VALIDATED;
    };
  }

  /** Where a service passes a stack's review on to. */
  public static Topic after(PhaseName service) {
    return switch (service) {
      case INGEST -> STACKS;
      case ANALYZER -> ANALYZED;
      case REVIEWER -> REVIEWED;
      case IMPLEMENTER -> IMPLEMENTED;
      case VALIDATOR -> VALIDATED;
      case REPORTER -> RESULTS;
    };
  }
}
