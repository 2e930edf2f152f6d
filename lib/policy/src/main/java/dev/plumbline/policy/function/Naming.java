package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;

/** What a resource is called: {@code address(r)}, {@code typeOf(r)}, {@code moduleOf(r)}. */
final class Naming {
  static final Function ADDRESS =
      Function.of("address", 1, ANY, (in, _, _) -> text(in, s -> s.resource().address()));
  static final Function TYPE_OF =
      Function.of("typeOf", 1, ANY, (in, _, _) -> text(in, Subject::type));
  static final Function MODULE_OF =
      Function.of("moduleOf", 1, ANY, (in, _, _) -> text(in, s -> s.resource().module()));

  private Naming() {}

  private static Term text(List<Term> in, java.util.function.Function<Subject, String> name) {
    Subject subject = Neighbours.subject(in.getFirst());
    return subject == null
        ? Term.misfit(in.getFirst(), "a resource")
        : new Term.Known(Value.of(name.apply(subject)), subject.place());
  }
}
