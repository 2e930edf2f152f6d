package dev.plumbline.policy.judge;

import dev.plumbline.model.section.Review.Checks;
import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Result.Defect;
import dev.plumbline.policy.Rule;
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
  public record Fault(
      Policy policy, Rule rule, Subject subject, Place place, @Nullable Term each) {}

  void add(Policy policy, Subject subject, List<Judgement> judgements) {
    Judgement open = null;
    boolean fails = false;
    for (Judgement one : judgements) {
      switch (one.verdict()) {
        case FAIL -> {
          fails = true;
          faults.add(new Fault(policy, one.rule(), subject, one.place(), one.each()));
        }
        case UNKNOWN -> open = open == null ? one : open;
        case PASS -> {}
      }
    }
    if (fails) {
      failed++;
    } else if (open != null) {
      undecided.add(new Undecided(policy.id(), subject.resource().address(), open.wanted()));
    } else {
      passed++;
    }
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
