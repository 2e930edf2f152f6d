package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a phase ended for a stack. */
public enum Outcome {
  COMPLETED,
  /** It has nothing to say; and whatever we don't know of, which is no success. */
  @JsonEnumDefaultValue
  FAILED,
  SKIPPED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
