package dev.plumbline.policy.cel;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import org.jspecify.annotations.Nullable;

/**
 * {@code isSet(x.name)}: whether the source sets it, whatever the default. An attribute of another
 * resource is set even while its value is unknown; a variable without a value may turn out null.
 */
record IsSet(Node operand, String name) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term from = operand.evaluate(frame);
    return switch (from) {
      case Term.Ref(var subject) -> {
        Value value = subject.resource().attribute(name);
        yield set(value, subject.place().member(name, value));
      }
      case Term.Known(Value.Obj obj, Place place) -> {
        Value value = obj.members().get(name);
        yield set(value, place == null ? null : place.member(name, value));
      }
      case Term.Known(Value.Seq seq, Place place) when seq.elements().size() < 2 ->
          seq.elements().isEmpty()
              ? Term.of(false, place == null ? null : place.member(name, null))
              : new IsSet(_ -> only(from), name).evaluate(frame);
      case Term.Open open when open.onlyAbsent() -> Term.of(false, Term.placeOf(open));
      case Term.Open open -> open;
      case Term.Known _, Term.Group _ -> Term.misfit(from, "a single object");
    };
  }

  private static Term only(Term list) {
    var elements = Reading.elements(list);
    return elements == null ? list : elements.getFirst();
  }

  private static Term set(@Nullable Value value, @Nullable Place place) {
    if (value == null) {
      return Term.of(false, place);
    }
    return switch (value.unmarked()) {
      case Value.Null _ -> Term.of(false, place);
      case Value.Unknown(Value.Origin origin) ->
          Cause.isResource(origin)
              ? Term.of(true, place)
              : Term.open(new Cause(Cause.Kind.UNKNOWN, place, origin.reason()));
      case Value.Bool _, Value.Num _, Value.Str _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          Term.of(true, place);
    };
  }
}
