package dev.plumbline.reporter.keeper;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Review;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What one review saw of a stack of a tracked branch.
 *
 * @param findings of the head
 * @param presence of the head's resources
 * @param complete whether every policy was asked, so that silence may be a pass
 */
record Observation(
    StackChanged stack,
    List<Finding> findings,
    Set<Review.Undecided> undecided,
    Presence presence,
    Aliases aliases,
    boolean complete) {

  Observation {
    findings = findings.stream().filter(found -> found.status() != Finding.Status.FIXED).toList();
    undecided = wantless(undecided);
  }

  /** Whether silence about a finding means that it is gone, and not that nobody could tell. */
  Predicate<Finding> clears() {
    UnaryOperator<String> moved = aliases.toLast();
    return finding -> {
      String address = finding.resource();
      if (address.isEmpty()) {
        return passed(finding, "");
      }
      if (presence.of(address) != Presence.Answer.PRESENT) {
        address = moved.apply(address);
      }
      return switch (presence.of(address)) {
        case GONE -> true;
        case UNKNOWN -> false;
        case PRESENT -> passed(finding, address);
      };
    };
  }

  private boolean passed(Finding finding, String address) {
    return complete && decided(finding.policy(), address);
  }

  private boolean decided(String policy, String resource) {
    return !undecided.contains(new Review.Undecided(policy, resource, ""));
  }

  private static Set<Review.Undecided> wantless(Set<Review.Undecided> undecided) {
    var keys = new HashSet<Review.Undecided>();
    undecided.forEach(u -> keys.add(new Review.Undecided(u.policy(), u.resource(), "")));
    return keys;
  }
}
