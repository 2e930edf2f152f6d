package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;
import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * What a resource is called: {@code address(r)}, {@code typeOf(r)}, {@code moduleOf(r)}; and
 * whether it can be given tags or labels: {@code isTaggable(r)}.
 */
final class Naming {
  static final Function ADDRESS =
      Function.of("address", 1, ANY, (in, _, _) -> text(in, s -> s.resource().address()));
  static final Function TYPE_OF =
      Function.of("typeOf", 1, ANY, (in, _, _) -> text(in, Subject::type));
  static final Function MODULE_OF =
      Function.of("moduleOf", 1, ANY, (in, _, _) -> text(in, s -> s.resource().module()));

  static final Function IS_TAGGABLE =
      Function.of(
          "isTaggable",
          1,
          TRUTH,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            return subject == null
                ? Term.misfit(in.getFirst(), "a resource")
                : Term.of(takesTags(subject.type()), subject.place());
          });

  private Naming() {}

  private static boolean takesTags(String type) {
    ResourceFacts facts = Facts.bundled().resource(type);
    return facts != null && !facts.tagsAttribute().isEmpty();
  }

  private static Term text(List<Term> in, java.util.function.Function<Subject, String> name) {
    Subject subject = Neighbours.subject(in.getFirst());
    return subject == null
        ? Term.misfit(in.getFirst(), "a resource")
        : new Term.Known(Value.of(name.apply(subject)), subject.place());
  }
}
