package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.net.Exposure;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * {@code resource.reachableFromInternet()}: the rules through which the Internet reaches a
 * resource, each with its ports and the whole way; see {@link Exposure}. {@code each.opensPort(22)}
 * asks for a port, {@code {path}} in a message says the way.
 */
final class Exposures {
  static final Function FUNCTION =
      Function.on(
          "reachableFromInternet",
          1,
          LIST,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            return subject == null
                ? Term.misfit(in.getFirst(), "a resource")
                : new Term.Group(Exposure.of(subject));
          });

  private Exposures() {}
}
