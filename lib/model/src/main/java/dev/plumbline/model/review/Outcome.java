package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a phase ended for a stack. */
public enum Outcome {
  COMPLETED,
  FAILED,
  SKIPPED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
