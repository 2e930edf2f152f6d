package dev.plumbline.model.graph;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;

/**
 * {@code from} needs {@code to}.
 *
 * @param attribute path of the attribute of {@code from} that holds the reference, {@code ""} if
 *     none. Of one that is waited for it is the attribute that reads an output which waits
 * @param target path of the attribute of {@code to} that is read, {@code ""} for the whole
 */
public record Edge(
    String from, String to, Kind kind, String attribute, String target, SourceRange range) {
  public enum Kind {
    REFERENCE,
    /** One after the other; of an edge that we don't know of no more is sure. */
    @JsonEnumDefaultValue
    DEPENDS_ON,
    CONTAINMENT,
    CROSS_STACK
  }
}
