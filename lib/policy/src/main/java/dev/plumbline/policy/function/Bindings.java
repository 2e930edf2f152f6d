package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.grant.Grants;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * {@code resource.bindings()}: the roles that an Azure role assignment or a Google Cloud binding,
 * member or policy gives. Each has {@code role}, {@code members}, {@code scope}, {@code
 * everything}, {@code manages_access}, {@code impersonates} and {@code limited}; {@code {path}} in
 * a message says who gets what where.
 */
final class Bindings {
  static final Function FUNCTION =
      Function.on(
          "bindings",
          1,
          LIST,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            List<Term> grants = subject == null ? null : Grants.of(subject);
            return grants == null
                ? Term.misfit(in.getFirst(), "a resource that gives roles")
                : new Term.Group(grants);
          });

  private Bindings() {}
}
