package dev.plumbline.model.scenario;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;

/**
 * One loss, played on the graph of a stack.
 *
 * @param subject address of what is lost; {@code ""} for a zone or a region
 * @param statements the worst first
 */
public record Scenario(Loss loss, String subject, List<Statement> statements) {
  /** What is lost. */
  public enum Loss {
    ZONE,
    REGION,
    KEY,
    DATABASE,
    QUEUE,
    /** What an older version does not know of. */
    @JsonEnumDefaultValue
    OTHER
  }

  public Scenario {
    statements = List.copyOf(statements);
  }
}
