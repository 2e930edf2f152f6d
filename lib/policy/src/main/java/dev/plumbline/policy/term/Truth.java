package dev.plumbline.policy.term;

/** Kleene's three truth values. */
public enum Truth {
  TRUE,
  FALSE,
  OPEN;

  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case OPEN -> OPEN;
    };
  }

  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == OPEN || other == OPEN ? OPEN : TRUE;
  }

  public Truth or(Truth other) {
    return not().and(other.not()).not();
  }
}
