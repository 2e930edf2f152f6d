package dev.plumbline.standalone.command;

import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.standalone.Problem;
import java.util.Locale;
import java.util.TreeSet;

/** Frameworks by their name, {@code cis-aws-1.4.0}, or one control of theirs after a colon. */
final class Frameworks {
  private Frameworks() {}

  /**
   * Whether the policy has the control, or one of the framework; every policy has the empty one.
   */
  static boolean names(Policy policy, String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || policy.controls().stream()
            .map(control -> control.toLowerCase(Locale.ROOT))
            .anyMatch(control -> control.equals(lower) || control.startsWith(lower + ":"));
  }

  /**
   * @throws Problem when no policy has a control of it
   */
  static void require(String wanted) {
    var policies = Catalogue.indexed().policies();
    if (policies.stream().noneMatch(policy -> names(policy, wanted))) {
      var known = new TreeSet<String>();
      policies.forEach(
          policy -> policy.controls().forEach(c -> known.add(c.substring(0, c.indexOf(':')))));
      throw Problem.usage(
          "no policy has a control of " + wanted + "; there are " + String.join(", ", known));
    }
  }
}
