package dev.plumbline.facts;

/** Whether changing an attribute replaces the resource. */
public enum ForceNew {
  /** It is updated in place. */
  NEVER,
  /** Every change replaces. */
  ALWAYS,
  /** Some changes replace; the condition is in the provider's code and not in the facts. */
  CONDITIONAL,
  /** A change replaces when the configuration sets the attribute, not when it is left out. */
  IF_SET;

  static ForceNew of(int code) {
    return switch (code) {
      case 1 -> ALWAYS;
      case 2 -> CONDITIONAL;
      case 3 -> IF_SET;
      default -> NEVER;
    };
  }
}
