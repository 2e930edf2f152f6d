package dev.plumbline.model.finding;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  CRITICAL(9.5),
  /** And whatever we don't know of: nobody's threshold lets it by unless it is set higher. */
  @JsonEnumDefaultValue
  HIGH(8.0),
  MEDIUM(5.5),
  LOW(3.0),
  INFO(0.5);

  private final double score;

  Severity(double score) {
    this.score = score;
  }

  /** SARIF's {@code security-severity}, 0 to 10. */
  public double score() {
    return score;
  }

  public boolean atLeast(Severity threshold) {
    return compareTo(threshold) <= 0;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
