package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members and elements of terms, keeping their places. */
public final class Reading {
  private Reading() {}

  /**
   * A member of a resource, an object, or of the only block in a list of blocks.
   *
   * @return open where it is absent without a default, where several blocks leave it ambiguous, or
   *     where there are no members
   */
  public static Term member(Term from, String name) {
    return switch (from) {
      case Term.Ref(Subject subject) -> subject.attribute(name);
      case Term.Known(Value value, Place place) -> member(value, place, name, from);
      case Term.Group group when group.elements().size() != 1 ->
          Term.misfit(from, "a single object");
      case Term.Group group -> {
        Term.Open doubt = group.doubt();
        yield doubt == null ? member(group.elements().getFirst(), name) : doubt;
      }
      case Term.Open open -> ofOpen(open, name);
    };
  }

  private static Term member(Value value, @Nullable Place place, String name, Term from) {
    return switch (value) {
      case Value.Obj obj -> {
        Value found = obj.members().get(name);
        if (found != null && !(found instanceof Value.Null)) {
          yield Term.at(found, place == null ? null : place.member(name, found));
        }
        yield place == null
            ? Term.open(Cause.absent(null))
            : place.subject().absent(place.member(name, null), true);
      }
      case Value.Seq seq when seq.elements().isEmpty() ->
          place == null
              ? Term.open(Cause.absent(null))
              : place.subject().absent(place.member(name, null), false);
      case Value.Seq seq when seq.elements().size() == 1 ->
          member(
              Term.at(
                  seq.elements().getFirst(),
                  place == null ? null : place.element(0, seq.elements().getFirst())),
              name);
      case Value.Seq _, Value.Bool _, Value.Num _, Value.Str _ ->
          Term.misfit(from, "a single object");
      case Value.Null _, Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalStateException("no known value: " + value.getClass());
    };
  }

  private static Term ofOpen(Term.Open open, String name) {
    Cause first = open.causes().getFirst();
    Place place = first.place();
    return first.kind() == Cause.Kind.ABSENT && open.causes().size() == 1 && place != null
        ? place.subject().absent(place.member(name, null), false)
        : open;
  }

  /** The elements of a list, or the keys of an object; null when it has none or is open. */
  public static @Nullable List<Term> elements(Term term) {
    return switch (term) {
      case Term.Group group -> group.elements();
      case Term.Known(Value.Seq seq, Place place) -> {
        var elements = new ArrayList<Term>(seq.elements().size());
        for (int i = 0; i < seq.elements().size(); i++) {
          Value element = seq.elements().get(i);
          elements.add(Term.at(element, place == null ? null : place.element(i, element)));
        }
        yield elements;
      }
      case Term.Known(Value.Obj obj, Place place) -> {
        var keys = new ArrayList<Term>(obj.members().size());
        obj.members()
            .forEach((key, value) ->
                keys.add(
                    new Term.Known(
                        Value.of(key), place == null ? null : place.member(key, value))));
        yield keys;
      }
      case Term.Known _, Term.Ref _, Term.Open _ -> null;
    };
  }

  /** An element by position, or a member by key. */
  public static Term index(Term from, Term key) {
    if (key instanceof Term.Open open) {
      return from instanceof Term.Open other ? open.and(other) : open;
    }
    if (from instanceof Term.Open) {
      return from;
    }
    if (key instanceof Term.Known(Value.Str(String name), _)) {
      return member(from, name);
    }
    List<Term> elements = from instanceof Term.Known(Value.Obj _, _) ? null : elements(from);
    var number = Term.number(key);
    if (elements == null || number == null) {
      return Term.misfit(from, "a list");
    }
    int at = number.signum() < 0 || number.precision() > 9 ? elements.size() : number.intValue();
    if (from instanceof Term.Group group) {
      for (int i = 0; i <= at && i < elements.size(); i++) {
        if (group.doubt(i) instanceof Term.Open doubt) {
          return doubt; // without it, another would stand there
        }
      }
    }
    return at < elements.size() ? elements.get(at) : Term.open(Cause.absent(Term.placeOf(from)));
  }
}
