package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.policy.term.Term;
import java.util.function.Predicate;

/**
 * {@code preventsDestroy(r)}: whether the resource's life cycle forbids its destruction; {@code
 * createsBeforeDestroy(r)}: whether a replacement is made before the old one goes.
 */
final class Lifecycles {
  static final Function PREVENTS_DESTROY = asks("preventsDestroy", Lifecycle::preventDestroy);
  static final Function CREATES_BEFORE_DESTROY =
      asks("createsBeforeDestroy", Lifecycle::createBeforeDestroy);

  private Lifecycles() {}

  private static Function asks(String name, Predicate<Lifecycle> question) {
    return Function.of(
        name,
        1,
        TRUTH,
        (in, _, _) -> {
          var subject = Neighbours.subject(in.getFirst());
          return subject == null
              ? Term.misfit(in.getFirst(), "a resource")
              : Term.of(question.test(subject.resource().lifecycle()), subject.place());
        });
  }
}
