package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.net.Membership;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * {@code resource.guardsOnlyLoadBalancers()}: whether load balancers of the stack, and nothing
 * else, are in a security group, or in the group that a rule belongs to; see {@link Membership}.
 */
final class GuardsLoadBalancers {
  static final Function FUNCTION =
      Function.on(
          "guardsOnlyLoadBalancers",
          1,
          TRUTH,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            return subject == null
                ? Term.misfit(in.getFirst(), "a resource")
                : Membership.onlyLoadBalancers(subject);
          });

  private GuardsLoadBalancers() {}
}
