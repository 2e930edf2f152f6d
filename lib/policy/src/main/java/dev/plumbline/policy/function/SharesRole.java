package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.net.SharedRole;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * {@code resource.sharesRoleInside()}: whether a machine with a public address runs under the role
 * of one without; see {@link SharedRole}.
 */
final class SharesRole {
  static final Function FUNCTION =
      Function.on(
          "sharesRoleInside",
          1,
          TRUTH,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            return subject == null
                ? Term.misfit(in.getFirst(), "a resource")
                : SharedRole.of(subject);
          });

  private SharesRole() {}
}
