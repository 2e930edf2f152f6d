package dev.plumbline.model.section;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.plan.PlannedChange;
import java.util.List;

/**
 * How to roll a stack's change out, and how to get back.
 *
 * @param waves in order; the steps of one wave do not need one another
 */
public record Strategy(List<Wave> waves, Rollback rollback) {
  public Strategy {
    waves = List.copyOf(waves);
  }

  /**
   * @param number 1 for the first
   */
  public record Wave(int number, List<Step> steps) {
    public Wave {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What happens to one resource.
   *
   * @param why one sentence: why this technique and not another
   */
  public record Step(
      String address, PlannedChange.Action action, Technique technique, String why) {}

  /** How a resource is brought from its old to its new form. */
  public enum Technique {
    CREATE,
    IN_PLACE,
    CREATE_BEFORE_DESTROY,
    BLUE_GREEN,
    DESTROY_THEN_CREATE,
    DESTROY,
    STATE_ONLY,
    /** What is to be done has to be seen first; so it has where it is nothing that we know of. */
    @JsonEnumDefaultValue
    CHECK_FIRST
  }

  /**
   * What reverting the change does.
   *
   * @param kind whether the old state comes back
   * @param summary one sentence for the whole change
   * @param steps what to do, in order
   * @param losses what a revert does not bring back, one sentence each
   */
  public record Rollback(Kind kind, String summary, List<String> steps, List<String> losses) {
    public enum Kind {
      /** Reverting and applying restores the old state. */
      REVERT,
      /**
       * Reverting restores it but for new identities or a pause; or how it does is nothing that we
       * know of.
       */
      @JsonEnumDefaultValue
      REVERT_WITH_CARE,
      /** Data is gone unless it is restored from a backup. */
      RESTORE_NEEDED,
      /** There is nothing to roll back. */
      NOTHING
    }

    public Rollback {
      steps = List.copyOf(steps);
      losses = List.copyOf(losses);
    }
  }
}
