package dev.plumbline.policy.judge;

import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Result.Defect;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Change;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All verdicts on one scene, counted. */
public final class Docket {
  private final List<Fault> faults = new ArrayList<>();
  private final List<Undecided> undecided = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private int passed;
  private int failed;

  /**
   * A policy that failed on a resource.
   *
   * @param place what decided it
   * @param each the element that it is about; null for the resource
   */
  public record Fault(Policy policy, Rule rule, Subject subject, Place place, @Nullable Term each) {

    /** Whether a finding of it points at the same place in another state of the stack. */
    boolean stays(Change change) {
      return change.stays(subject) && change.stays(place.subject()) && !Anchor.isElsewhere(place);
    }

    /** The same in another state of the stack. */
    Fault in(Change change) {
      return new Fault(
          policy,
          rule,
          change.now(subject),
          change.in(place),
          each == null ? null : change.in(each));
    }
  }

  void add(Answer answer) {
    faults.addAll(answer.faults());
    defects.addAll(answer.defects());
    if (!answer.faults().isEmpty()) {
      failed++;
    } else if (answer.open() != null) {
      undecided.add(answer.open());
    } else {
      passed++;
    }
  }

  /** So many more that passed. */
  void pass(int count) {
    passed += count;
  }

  public List<Fault> faults() {
    return faults;
  }

  public List<Undecided> undecided() {
    return undecided;
  }

  public List<Defect> defects() {
    return defects;
  }

  public Checks checks() {
    return new Checks(passed, failed, undecided.size());
  }
}
