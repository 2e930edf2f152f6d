package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** May this be merged? */
public enum Verdict {
  PASS,
  FAIL,
  INCOMPLETE;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
