package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources around one.
 *
 * <ul>
 *   <li>{@code resource.attached('T')}: resources of type T that refer to it or name it: its split
 *       parts
 *   <li>{@code resource.referencedBy('T')}, {@code resource.references('T')}: by reference only
 *   <li>{@code resource.referencedBy('T', 'attribute')}: through that attribute of theirs
 *   <li>{@code resources('T')}: all of the stack
 * </ul>
 *
 * {@code '*'} for T means resources of every type (not in {@code resources}).
 *
 * <p>Where none is found but something unreadable refers to the resource, such as a module that is
 * not available, the answer is open.
 */
final class Neighbours {
  static final Function ATTACHED =
      Function.on("attached", 2, LIST, (in, _, _) -> around(in, Subject::attached, true));
  static final Function REFERENCED_BY =
      Function.on("referencedBy", 2, LIST, (in, _, _) -> around(in, Subject::referencedBy, true));
  static final Function REFERENCED_THROUGH =
      Function.on(
          "referencedBy",
          3,
          LIST,
          (in, _, _) -> {
            String attribute = Term.text(in.get(2));
            return attribute == null
                ? Term.misfit(in.get(2), "an attribute's name")
                : around(in, (s, type) -> s.referencedThrough(type, attribute), true);
          });
  static final Function REFERENCES =
      Function.on("references", 2, LIST, (in, _, _) -> around(in, Subject::references, false));
  static final Function RESOURCES =
      Function.of(
          "resources",
          1,
          LIST,
          (in, scene, _) -> {
            String type = Term.text(in.getFirst());
            return type == null
                ? Term.misfit(in.getFirst(), "a resource type")
                : refs(scene.ofType(type));
          });

  private Neighbours() {}

  @FunctionalInterface
  private interface Search {
    List<Subject> of(Subject subject, String type);
  }

  private static Term around(List<Term> in, Search search, boolean incoming) {
    Subject subject = subject(in.getFirst());
    String type = Term.text(in.get(1));
    if (subject == null || type == null) {
      return Term.misfit(in.getFirst(), "a resource");
    }
    List<Subject> found = search.of(subject, type);
    return found.isEmpty() && incoming && subject.partlySeen()
        ? Term.open(
            new Cause(
                Cause.Kind.UNKNOWN,
                subject.place(),
                "a module that is not available refers to it and may bring " + type))
        : refs(found);
  }

  static @Nullable Subject subject(Term term) {
    return term instanceof Term.Ref(Subject subject) ? subject : null;
  }

  private static Term refs(List<Subject> subjects) {
    return new Term.Group(subjects.stream().<Term>map(Term.Ref::new).toList());
  }
}
