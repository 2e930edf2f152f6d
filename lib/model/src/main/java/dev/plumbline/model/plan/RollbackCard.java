package dev.plumbline.model.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * Whether reverting a change brings the old state back, resource by resource. Predicted, as the
 * plan is.
 *
 * @param summary one sentence for the whole change
 * @param rows what a revert does to each resource that changes; the worst first
 * @param before what to do before the roll-out, in the order of the graph
 * @param reverting what the revert itself needs, in the order of the graph
 * @param after what to do once it is reverted, in the order of the graph
 */
public record RollbackCard(
    Verdict verdict,
    String summary,
    List<Row> rows,
    List<String> before,
    List<String> reverting,
    List<String> after) {

  /** For the change as a whole. */
  public enum Verdict {
    /** There is nothing to roll back. */
    NOTHING,
    /** Reverting and applying is enough. */
    RESTORES,
    /** It is enough together with the steps, or but for new identities. */
    WITH_STEPS,
    /** The configuration comes back, and what some resources held does not. */
    DATA_LOST,
    /** Some resource can't go back; the revert fails. */
    NOT_AT_ALL,
    /** What the change or its revert does is not known. */
    @JsonEnumDefaultValue
    CANNOT_BE_SAID
  }

  /**
   * What a revert does to one resource.
   *
   * @param action of the change
   * @param back of the revert
   * @param text one sentence
   * @param safeguards what would save what it holds; one sentence each
   */
  public record Row(
      String address,
      Action action,
      Action back,
      Outcome outcome,
      String text,
      List<String> safeguards,
      SourceRange range) {
    public Row {
      safeguards = List.copyOf(safeguards);
    }

    /** Whether the revert leaves the resource itself there, only not as it was. */
    public boolean stays() {
      return outcome == Outcome.NOT_RESTORED && !action.destroys() && !back.destroys();
    }
  }

  /** How much of the old state comes back; the worst first. */
  public enum Outcome {
    /** It does not come back, or it is there and can't be as it was. */
    NOT_RESTORED,
    /** As it was, and empty. */
    CONTENT_LOST,
    @JsonEnumDefaultValue
    UNKNOWN,
    /** As it was, under another id, address or name server. */
    IDENTITY_CHANGES,
    RESTORED
  }

  public RollbackCard {
    rows = List.copyOf(rows);
    before = List.copyOf(before);
    reverting = List.copyOf(reverting);
    after = List.copyOf(after);
  }
}
