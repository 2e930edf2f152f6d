package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;
import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources around one.
 *
 * <ul>
 *   <li>{@code resource.attached('T')}: resources of type T that refer to it or name it: its split
 *       parts
 *   <li>{@code resource.referencedBy('T')}, {@code resource.references('T')}: by reference only
 *   <li>{@code resource.referencedBy('T', 'attribute')}: through that attribute of theirs
 *   <li>{@code resource.references('T', 'block.attribute')}: through that attribute of its own;
 *       open for what it names there that is not in the stack
 *   <li>{@code resource.refersTo(other, 'attribute')}: whether it refers to another in that
 *       attribute or block; asked so, nothing that shares the other is looked at
 *   <li>{@code resources('T')}: all of the stack
 * </ul>
 *
 * {@code '*'} for T means resources of every type (not in {@code resources}).
 *
 * <p>Where none is found but something unreadable refers to the resource, such as a module that is
 * not available, or a resource of that type names its owner by what is not known, the answer is
 * open; and so is what follows from one alone whose number is not known.
 */
final class Neighbours {
  /** How many of those found cost a step, since listing one is little. */
  private static final int SHARE = 64;

  static final Function ATTACHED =
      Function.on("attached", 2, LIST, (in, _, budget) -> around(in, Subject::attached, budget));
  static final Function REFERENCED_BY =
      Function.on(
          "referencedBy", 2, LIST, (in, _, budget) -> around(in, Subject::referencedBy, budget));
  static final Function REFERENCED_THROUGH =
      Function.on(
          "referencedBy",
          3,
          LIST,
          (in, _, budget) -> {
            String attribute = Term.text(in.get(2));
            return attribute == null
                ? Term.misfit(in.get(2), "an attribute's name")
                : around(in, (s, type) -> s.referencedThrough(type, attribute), budget);
          });
  static final Function REFERENCES =
      Function.on("references", 2, LIST, (in, _, budget) -> outward(in, budget));
  static final Function REFERENCES_THROUGH =
      Function.on(
          "references",
          3,
          LIST,
          (in, _, _) -> {
            Subject subject = subject(in.getFirst());
            String type = Term.text(in.get(1));
            String attribute = Term.text(in.get(2));
            return subject == null || type == null || attribute == null
                ? Term.misfit(in.getFirst(), "a resource")
                : new Term.Group(named(subject, type, attribute));
          });
  static final Function REFERS_TO =
      Function.on(
          "refersTo",
          3,
          TRUTH,
          (in, _, _) -> {
            Subject subject = subject(in.getFirst());
            Subject other = subject(in.get(1));
            String attribute = Term.text(in.get(2));
            return subject == null || other == null || attribute == null
                ? Term.misfit(in.getFirst(), "a resource")
                : Term.of(
                    subject.refersThrough(attribute, other),
                    Term.placeOf(subject.attribute(attribute)));
          });
  static final Function RESOURCES =
      Function.of(
          "resources",
          1,
          LIST,
          (in, scene, _) -> {
            String type = Term.text(in.getFirst());
            return type == null
                ? Term.misfit(in.getFirst(), "a resource type")
                : Term.Group.of(scene.ofType(type).stream().map(Subject::alone).toList());
          });

  private Neighbours() {}

  @FunctionalInterface
  private interface Search {
    List<Neighbour> of(Subject subject, String type);
  }

  private static Term around(List<Term> in, Search search, Budget budget) {
    Subject subject = subject(in.getFirst());
    String type = Term.text(in.get(1));
    if (subject == null || type == null) {
      return Term.misfit(in.getFirst(), "a resource");
    }
    List<Neighbour> found = search.of(subject, type);
    budget.spend(1 + found.size() / SHARE);
    Term.Open unseen = found.isEmpty() ? unseen(subject, type) : null;
    return unseen == null ? Term.Group.of(found) : unseen;
  }

  /** What it refers to, which is there where it is. */
  private static Term outward(List<Term> in, Budget budget) {
    Subject subject = subject(in.getFirst());
    String type = Term.text(in.get(1));
    if (subject == null || type == null) {
      return Term.misfit(in.getFirst(), "a resource");
    }
    List<Subject> found = subject.references(type);
    budget.spend(1 + found.size() / SHARE);
    return Term.Group.of(found.stream().map(Neighbour::of).toList());
  }

  /** Why a neighbour may be there though none was found; null where none may. */
  private static Term.@Nullable Open unseen(Subject subject, String type) {
    return subject.partlySeen()
        ? Term.open(
            new Cause(
                Cause.Kind.UNKNOWN,
                subject.place(),
                "a module that is not available refers to it and may bring " + type))
        : subject.maybeNamedBy(type);
  }

  /** The resources of a type that an attribute names, and what it names besides. */
  private static List<Term> named(Subject subject, String type, String path) {
    String[] names = path.split("\\.", -1);
    List<Subject> here =
        subject.references(type).stream()
            .filter(other -> subject.refersThrough(names[0], other))
            .toList();
    var all = new ArrayList<Term>();
    here.forEach(one -> all.add(new Term.Ref(one)));
    List<Term> values = List.of(new Term.Ref(subject));
    for (String name : names) {
      values = values.stream().flatMap(value -> members(value, name)).toList();
    }
    List<Term> elsewhere = values.stream().filter(Neighbours::namesOne).toList();
    if (elsewhere.size() > here.size()) {
      all.add(
          Term.open(
              new Cause(
                  Cause.Kind.UNKNOWN,
                  Term.placeOf(elsewhere.getLast()),
                  "what it names is not in this stack")));
    }
    return all;
  }

  /** A member, element by element where it is a list. */
  private static Stream<Term> members(Term value, String name) {
    Term member = Reading.member(value, name);
    List<Term> elements =
        member instanceof Term.Known(Value.Obj _, _) ? null : Reading.elements(member);
    return elements == null ? Stream.of(member) : elements.stream();
  }

  /** Whether a value names something; what an error left unknown, an undeclared name, does not. */
  private static boolean namesOne(Term value) {
    if (!(value instanceof Term.Open open)) {
      return !"".equals(Term.text(value));
    }
    Place place = Term.placeOf(value);
    return !open.onlyAbsent()
        && !(place != null
            && place.value() != null
            && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin)
            && origin.address().isEmpty()
            && origin.expression().isEmpty());
  }

  static @Nullable Subject subject(Term term) {
    return term instanceof Term.Ref(Subject subject) ? subject : null;
  }
}
