package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The services a review passes, in order. */
public enum PhaseName {
  INGEST,
  ANALYZER,
  REVIEWER,
  IMPLEMENTER,
  VALIDATOR,
  REPORTER;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
