package dev.plumbline.model.scenario;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;

/**
 * What a loss does to one resource, so that it can be checked where it is written.
 *
 * @param address of the resource
 * @param text one sentence without its subject
 * @param attribute that decides it, {@code ""} where the type alone does
 * @param range of the attribute, or of the resource
 */
public record Statement(
    Effect effect, String address, String text, String attribute, SourceRange range) {

  /** The worst first. */
  public enum Effect {
    /** It is lost, and nothing that is configured brings it back. */
    NOT_RESTORED,
    GOES_DOWN,
    @JsonEnumDefaultValue
    CANNOT_BE_SAID,
    /** What brings it back, and how far back. */
    RESTORED_BY,
    SURVIVES
  }
}
