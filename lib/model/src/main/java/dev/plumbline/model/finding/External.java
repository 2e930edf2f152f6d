package dev.plumbline.model.finding;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;

/**
 * What another scanner found, held against what we did. It is told, and decides nothing.
 *
 * @param tool as the scanner names itself
 * @param rule the scanner's id of the check
 * @param severity as the scanner has it; {@code info} where it has none
 * @param range lines of the scanner; columns are not taken over
 * @param ours the fingerprint of our finding where it is the same, the ids of our policies where
 *     they judge otherwise, {@code ""} where we have none
 */
public record External(
    String tool,
    String rule,
    String title,
    String message,
    Severity severity,
    SourceRange range,
    Standing standing,
    String ours) {

  /** How it stands to ours. */
  public enum Standing {
    /** No policy of ours asks this; or how it stands to ours is nothing that we know of. */
    @JsonEnumDefaultValue
    THEIRS,
    /** A policy of ours asks this, and found nothing there. */
    DISAGREES,
    /** We found the same. */
    SAME
  }
}
