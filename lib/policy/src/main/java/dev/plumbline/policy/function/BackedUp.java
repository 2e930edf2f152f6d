package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;

/**
 * {@code resource.backedUp()}: whether a selection of AWS Backup in the stack takes a resource in:
 * by its ARN, by a pattern of ARNs, or by its tags, those of the provider among them.
 */
final class BackedUp {
  static final Function FUNCTION =
      Function.on(
          "backedUp",
          1,
          TRUTH,
          (in, scene, budget) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            if (subject == null) {
              return Term.misfit(in.getFirst(), "a resource");
            }
            budget.spend(1 + scene.ofType(Selection.TYPE).size());
            return switch (Selection.takesIn(subject)) {
              case TRUE -> Term.of(true, subject.place());
              case FALSE -> Term.of(false, subject.place());
              case OPEN ->
                  Term.open(
                      new Cause(
                          Cause.Kind.UNKNOWN,
                          subject.place(),
                          "what a selection of AWS Backup takes in is not known"));
            };
          });

  private BackedUp() {}
}
