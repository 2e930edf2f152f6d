package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The services a review passes, in order. */
public enum PhaseName {
  /**
   * Stands before the phases; and for those that we don't know of, so that the ledger's word of
   * them says nothing of a stack in ours.
   */
  @JsonEnumDefaultValue
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
