package dev.plumbline.forecast;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The origins of all that is unknown in a value. */
final class Origins {
  private Origins() {}

  static List<Value.Origin> in(Value value) {
    List<Value.Origin> origins = new ArrayList<>();
    collect(value, origins);
    return origins;
  }

  private static void collect(Value value, List<Value.Origin> origins) {
    switch (value) {
      case Value.Unknown(Value.Origin origin) -> origins.add(origin);
      case Value.Sensitive(Value inner) -> collect(inner, origins);
      case Value.Seq seq -> seq.elements().forEach(element -> collect(element, origins));
      case Value.Obj obj -> obj.members().values().forEach(member -> collect(member, origins));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> {}
    }
  }
}
