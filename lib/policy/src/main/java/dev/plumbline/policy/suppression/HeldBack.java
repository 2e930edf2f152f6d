package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.judge.FirstSeen;
import dev.plumbline.policy.term.Declared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a baseline for one stack; each holds back as many findings as it was written for.
 */
final class HeldBack {
  private final Baseline baseline;
  private final FirstSeen firstSeen;
  private final Map<Baseline.Entry, Integer> left = new HashMap<>();
  private int held;

  HeldBack(Baseline baseline, StackSpec stack, List<Move> moves) {
    this.baseline = baseline;
    this.firstSeen = new FirstSeen(moves);
    for (Baseline.Entry entry : baseline.entries()) {
      if (entry.stack().equals(stack.name())) {
        left.merge(first(entry), 1, Integer::sum);
      }
    }
  }

  /** An entry and a finding are the same when they are so before all moves. */
  private Baseline.Entry first(Baseline.Entry entry) {
    return new Baseline.Entry(
        entry.policy(),
        entry.stack(),
        firstSeen.of(entry.resource()),
        entry.attribute(),
        entry.element());
  }

  /** The suppression for a finding that the baseline knows; null for any other. */
  @Nullable Suppression of(Finding finding, StackSpec stack) {
    Baseline.Entry entry = first(Baseline.Entry.of(finding, stack));
    if (!take(entry) && !take(entry.any())) {
      return null;
    }
    held++;
    return new Suppression(
        Baseline.FORM,
        finding.policy(),
        "",
        "in the baseline",
        null,
        SourceRange.startOf(baseline.file()));
  }

  private boolean take(Baseline.Entry entry) {
    Integer more = left.get(entry);
    if (more == null || more == 0) {
      return false;
    }
    left.put(entry, more - 1);
    return true;
  }

  /**
   * The baseline as a resource, for the policy that says what of it is gone.
   *
   * @param judged policies that had a chance to find something
   * @param undecided policy and resource, with a NUL between, of what could not be decided
   */
  Resource asResource(Set<String> judged, Set<String> undecided) {
    int gone = 0;
    for (var entry : left.entrySet()) {
      Baseline.Entry one = entry.getKey();
      if (judged.contains(one.policy())
          && !undecided.contains(one.policy() + "\0" + one.resource())) {
        gone += entry.getValue();
      }
    }
    return Declared.of("baseline", "baseline", "", SourceRange.startOf(baseline.file()))
        .with("held", Value.of(held))
        .with("gone", Value.of(gone))
        .done();
  }

  boolean isEmpty() {
    return left.isEmpty();
  }
}
