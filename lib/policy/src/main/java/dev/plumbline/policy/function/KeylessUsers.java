package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.iam.Keyless;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * {@code resource.keyless()}: what of the stack lets somebody use a queue, table, stream, secret,
 * parameter or bucket, who could not use a new KMS key; see {@link Keyless}.
 */
final class KeylessUsers {
  static final Function FUNCTION =
      Function.on(
          "keyless",
          1,
          LIST,
          (in, scene, budget) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            budget.spend(1 + scene.ofType("aws_iam_*").size());
            return subject == null ? Term.misfit(in.getFirst(), "a resource") : Keyless.of(subject);
          });

  private KeylessUsers() {}
}
