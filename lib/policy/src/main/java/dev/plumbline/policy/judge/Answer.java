package dev.plumbline.policy.judge;

import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.policy.Result.Defect;
import dev.plumbline.policy.judge.Docket.Fault;
import dev.plumbline.policy.term.Asked;
import dev.plumbline.policy.term.Change;
import dev.plumbline.policy.term.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one policy says of one resource: its faults, else what is open, else that it passes.
 *
 * @param place of the policy in the agenda
 * @param turn when the policy came to the resource, by the first of its types that names it
 * @param asked what else of the scene was looked at; null where that was not written down
 */
record Answer(
    int place,
    int turn,
    Subject subject,
    List<Fault> faults,
    @Nullable Undecided open,
    List<Defect> defects,
    @Nullable Asked asked) {

  boolean passes() {
    return faults.isEmpty() && open == null;
  }

  /** Whether it follows from the resource alone, and may be counted only. */
  boolean isPlainPass() {
    return passes() && defects.isEmpty() && asked != null && asked.isEmpty();
  }

  /** The same without what was looked at. */
  Answer alone() {
    return new Answer(place, turn, subject, faults, open, defects, null);
  }

  /**
   * The same in another state of the stack, where all that it rests on is the same. Faults that
   * stand where they stood are the very same, all of them or none: those that are alike are told
   * apart by their number.
   */
  Answer in(Change change) {
    List<Fault> there =
        faults.stream().allMatch(fault -> fault.stays(change))
            ? faults
            : faults.stream().map(fault -> fault.in(change)).toList();
    return new Answer(place, turn, change.now(subject), there, open, defects, null);
  }
}
