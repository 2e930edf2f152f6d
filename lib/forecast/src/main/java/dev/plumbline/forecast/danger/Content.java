package dev.plumbline.forecast.danger;

/** Whether a type holds data that goes with it. */
public enum Content {
  DATA,
  NONE,
  /** Nobody looked it up: it may hold something. */
  UNKNOWN;

  /** What is said of what nobody knows, as a sentence goes on. */
  public static final String NOT_KNOWN = "; what it holds, if anything, is not known";
}
