package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.net.Balancing;
import dev.plumbline.policy.net.Callers;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * Which tiers of a network talk.
 *
 * <ul>
 *   <li>{@code resource.reachedFrom()}: what of the stack reaches a resource by its security group,
 *       each with its tier, ports and the way; see {@link Callers}
 *   <li>{@code resource.balancers()}: the load balancers that hand requests to it; see {@link
 *       Balancing}
 * </ul>
 */
final class Tiers {
  static final Function REACHED_FROM =
      Function.on(
          "reachedFrom",
          1,
          LIST,
          (in, _, _) -> of(in.getFirst(), subject -> new Term.Group(Callers.of(subject))));
  static final Function BALANCERS =
      Function.on(
          "balancers",
          1,
          LIST,
          (in, _, _) -> of(in.getFirst(), subject -> Term.Group.of(Balancing.of(subject))));

  private Tiers() {}

  @FunctionalInterface
  private interface Search {
    Term of(Subject subject);
  }

  private static Term of(Term term, Search search) {
    Subject subject = Neighbours.subject(term);
    return subject == null ? Term.misfit(term, "a resource") : search.of(subject);
  }
}
