package dev.plumbline.model.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.source.SourceRange;
import java.util.List;
import java.util.Locale;

/**
 * What is predicted to happen to one resource. Never called planned: no provider was asked.
 *
 * @param previousAddress another address it had before, {@code ""} where it did not move
 * @param forcedBy attribute path that forces the replacement, {@code ""} where none does
 * @param cause the range in the head (or base, for a destroy) that brings the change
 * @param reason why the confidence is what it is
 * @param stateful whether the resource holds data that goes with it
 */
public record PlannedChange(
    String address,
    String previousAddress,
    String type,
    Action action,
    List<AttributeChange> attributes,
    String forcedBy,
    boolean createBeforeDestroy,
    SourceRange cause,
    Confidence confidence,
    String reason,
    boolean stateful) {

  public enum Action {
    CREATE,
    UPDATE,
    REPLACE,
    DESTROY,
    MOVE,
    FORGET,
    READ,
    NO_OP,
    @JsonEnumDefaultValue
    UNKNOWN;

    /** Whether what the resource holds is lost. */
    public boolean destroys() {
      return this == REPLACE || this == DESTROY;
    }

    /** {@code no-op}, {@code replace}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public enum Confidence {
    CERTAIN,
    LIKELY,
    /** And whatever we don't know of: least is claimed. */
    @JsonEnumDefaultValue
    POSSIBLE
  }

  /**
   * @param before rendered, sensitive values masked; {@code ""} where absent
   * @param after likewise
   */
  public record AttributeChange(
      String path, String before, String after, boolean forcesReplacement) {}

  public PlannedChange {
    attributes = List.copyOf(attributes);
  }
}
