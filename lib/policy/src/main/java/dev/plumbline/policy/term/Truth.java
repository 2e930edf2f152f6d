package dev.plumbline.policy.term;

/** Kleene's three truth values. */
public enum Truth {
  TRUE,
  FALSE,
  OPEN
}
