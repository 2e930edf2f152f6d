package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression of a policy evaluates to. */
public sealed interface Term {
  /**
   * A value that is neither null nor unknown nor marked sensitive at its own level.
   *
   * @param place where it stands in the source; null for a computed one. A verdict carries the
   *     place of what decided it
   */
  record Known(Value value, @Nullable Place place) implements Term {}

  /** A resource of the graph. */
  record Ref(Subject subject) implements Term {}

  /**
   * A list whose elements aren't all plain values.
   *
   * @param perhaps by the positions of elements of which it is not known whether they will be
   *     there: the resource that may be missing
   */
  record Group(List<Term> elements, Map<Integer, Subject> perhaps) implements Term {
    public Group {
      elements = List.copyOf(elements);
      perhaps = Map.copyOf(perhaps);
    }

    public Group(List<Term> elements) {
      this(elements, Map.of());
    }

    /** Resources, some of which may be missing. */
    public static Group of(List<Neighbour> found) {
      var elements = new ArrayList<Term>(found.size());
      var perhaps = new HashMap<Integer, Subject>();
      for (Neighbour one : found) {
        if (one.missing() != null) {
          perhaps.put(elements.size(), one.missing());
        }
        elements.add(new Ref(one.subject()));
      }
      return new Group(elements, perhaps);
    }

    /** What keeps open whether the element at a position is there; null where nothing does. */
    public @Nullable Open doubt(int position) {
      Subject missing = perhaps.get(position);
      return missing == null ? null : open(missing.existence());
    }

    /** What keeps open whether there is any element; null where one is sure, or there is none. */
    public @Nullable Open doubt() {
      return elements.isEmpty() || perhaps.size() < elements.size() ? null : doubt(0);
    }
  }

  /** Not decided: absent without a default, unknown, or of a type that does not fit. */
  record Open(List<Cause> causes) implements Term {
    private static final int KEPT = 4;

    public Open {
      causes = List.copyOf(causes.size() > KEPT ? causes.subList(0, KEPT) : causes);
    }

    /** Whether only absent attributes keep it open. */
    public boolean onlyAbsent() {
      return causes.stream().allMatch(cause -> cause.kind() == Cause.Kind.ABSENT);
    }

    /** Both open: whatever is not mere absence comes first, so that it is never lost. */
    public Open and(Open other) {
      if (equals(other)) {
        return this;
      }
      var all = new ArrayList<>(onlyAbsent() ? other.causes : causes);
      all.addAll(onlyAbsent() ? causes : other.causes);
      return new Open(all);
    }
  }

  static Term of(boolean value, @Nullable Place place) {
    return new Known(Value.of(value), place);
  }

  static Term of(Value value) {
    return at(value, null);
  }

  /** A value as read at {@code place}; null there counts as absent. */
  static Term at(Value value, @Nullable Place place) {
    return switch (value) {
      case Value.Null _ -> open(Cause.absent(place));
      case Value.Unknown unknown -> open(Cause.unknown(place, unknown.origin()));
      case Value.Sensitive(Value inner) -> at(inner, place);
      case Value.Bool _, Value.Num _, Value.Str _, Value.Seq _, Value.Obj _ ->
          new Known(value, place);
    };
  }

  static Open open(Cause cause) {
    return new Open(List.of(cause));
  }

  /** A type error: the input does not have the form that the policy expects. */
  static Open misfit(Term found, String wanted) {
    return open(new Cause(Cause.Kind.MISFIT, placeOf(found), "it is not " + wanted));
  }

  static @Nullable Place placeOf(Term term) {
    return switch (term) {
      case Known known -> known.place();
      case Ref ref -> ref.subject().place();
      case Group group -> group.elements().isEmpty() ? null : placeOf(group.elements().getFirst());
      case Open open -> open.causes().getFirst().place();
    };
  }

  /** Whether it is absent, without a default, and nothing else keeps it open. */
  static boolean isAbsent(Term term) {
    return term instanceof Open open && open.onlyAbsent();
  }

  /** What keeps a term open that is not merely absent; null where nothing does. */
  static @Nullable Open unknown(Term term) {
    return term instanceof Open open && !open.onlyAbsent() ? open : null;
  }

  /** The truth of a term; strings "true" and "false" count, as Terraform converts them. */
  static Truth truth(Term term) {
    if (term instanceof Known(Value value, _)) {
      if (value instanceof Value.Bool(boolean b)) {
        return b ? Truth.TRUE : Truth.FALSE;
      }
      if (value instanceof Value.Str(String s)) {
        return s.equals("true") ? Truth.TRUE : s.equals("false") ? Truth.FALSE : Truth.OPEN;
      }
    }
    return Truth.OPEN;
  }

  /** The text of a string, number or boolean; null for anything else. */
  static @Nullable String text(Term term) {
    return term instanceof Known(Value value, _)
        ? switch (value) {
          case Value.Str(String s) -> s;
          case Value.Num(BigDecimal n) -> n.toPlainString();
          case Value.Bool(boolean b) -> Boolean.toString(b);
          case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> null;
        }
        : null;
  }

  /** The number of a number or of a string that holds one; null for anything else. */
  static @Nullable BigDecimal number(Term term) {
    return term instanceof Known(Value value, _) ? Numbers.of(value) : null;
  }
}
