package dev.plumbline.iac.eval;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the evaluator as values of the model, which has no types. */
public final class Values {
  private Values() {}

  public static Value of(Datum value) {
    return switch (value) {
      case Datum.Null _ -> Value.Null.NULL;
      case Datum.Bool(boolean bool) -> Value.of(bool);
      case Datum.Num(BigFloat number) -> new Value.Num(number.shortest());
      case Datum.Str(String text) -> Value.of(text);
      case Datum.Seq seq -> {
        List<Value> elements = new ArrayList<>(seq.elements().size());
        for (Datum element : seq.elements()) {
          elements.add(of(element));
        }
        yield new Value.Seq(elements);
      }
      case Datum.Obj obj -> members(obj.members());
      case Datum.Unknown unknown -> new Value.Unknown(unknown.origin());
      case Datum.Sensitive(Datum inner) -> new Value.Sensitive(of(inner).unmarked());
    };
  }

  /**
   * A value that came out of another evaluation. Its types are those of literals.
   *
   * @param open what is not known of it
   */
  public static Datum from(Value value, Value.Origin open) {
    return switch (value) {
      case Value.Null _ -> Datum.Null.ANY;
      case Value.Bool(boolean bool) -> Datum.of(bool);
      case Value.Num(BigDecimal number) -> Datum.of(BigFloat.of(number));
      case Value.Str(String text) -> Datum.of(text);
      case Value.Seq(List<Value> elements) ->
          Datum.tuple(elements.stream().map(each -> from(each, open)).toList());
      case Value.Obj(Map<String, Value> members) -> {
        var converted = Datum.<Datum>sorted();
        members.forEach((name, member) -> converted.put(name, from(member, open)));
        yield Datum.object(converted);
      }
      case Value.Unknown _ -> new Datum.Unknown(Type.Dynamic.ANY, open);
      case Value.Sensitive(Value inner) -> from(inner, open).sensitive();
    };
  }

  /** Attributes in the order of the map. */
  public static Value.Obj members(Map<String, Datum> members) {
    Map<String, Value> converted = LinkedHashMap.newLinkedHashMap(members.size());
    members.forEach((name, member) -> converted.put(name, of(member)));
    return new Value.Obj(converted);
  }
}
