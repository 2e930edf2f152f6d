package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** May this be merged? */
public enum Verdict {
  PASS,
  FAIL,
  /** Something could not be said; and whatever we don't know of, which is no pass. */
  @JsonEnumDefaultValue
  INCOMPLETE,
  /** There is nothing that could be reviewed: no stack at all where it was looked for. */
  NOTHING_REVIEWED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
