package dev.plumbline.iac.eval;

import dev.plumbline.model.value.Value;
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

  /** Attributes in the order of the map. */
  public static Value.Obj members(Map<String, Datum> members) {
    Map<String, Value> converted = LinkedHashMap.newLinkedHashMap(members.size());
    members.forEach((name, member) -> converted.put(name, of(member)));
    return new Value.Obj(converted);
  }
}
