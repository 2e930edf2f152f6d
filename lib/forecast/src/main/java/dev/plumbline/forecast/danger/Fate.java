package dev.plumbline.forecast.danger;

/**
 * What becomes of what a resource holds when it is destroyed, the strongest first: where several
 * safeguards speak, the first of these is what happens.
 */
public enum Fate {
  REFUSED_BY_PLAN("; prevent_destroy stands against it, so the plan fails"),
  REFUSED_BY_PROTECT("; protect stands against it, so the update fails"),
  REFUSED("; deletion protection stands against it, so the apply fails"),
  REFUSED_UNNAMED("; no name is given for the final snapshot, so the apply fails"),
  REFUSED_UNLESS_EMPTY("; the apply fails unless it is empty"),
  LEFT("; the old one is left where it is"),
  RECOVERABLE("; it can be brought back for a while"),
  FINAL_SNAPSHOT(", and what it holds is left in a final snapshot only"),
  LAST_BACKUP(", and what it holds is left in a last backup of 35 days only"),
  PERHAPS_LOST(", and what it holds may be lost"),
  LOST(", and what it holds is lost");

  private final String words;

  Fate(String words) {
    this.words = words;
  }

  /** As a sentence goes on that says what happens to the resource. */
  String words() {
    return words;
  }
}
