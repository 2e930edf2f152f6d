package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;

/** {@code preventsDestroy(r)}: whether the resource's life cycle forbids its destruction. */
final class Lifecycles {
  static final Function PREVENTS_DESTROY =
      Function.of(
          "preventsDestroy",
          1,
          TRUTH,
          (in, _, _) -> {
            var subject = Neighbours.subject(in.getFirst());
            return subject == null
                ? Term.misfit(in.getFirst(), "a resource")
                : Term.of(subject.resource().lifecycle().preventDestroy(), subject.place());
          });

  private Lifecycles() {}
}
