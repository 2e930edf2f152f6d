package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Interactive work goes before bulk work (imports, nightly runs, reviews of many stacks). */
public enum Lane {
  INTERACTIVE,
  /** And whatever we don't know of: it holds no person's work up. */
  @JsonEnumDefaultValue
  BULK
}
