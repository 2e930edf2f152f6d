package dev.plumbline.validator.tests;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values of the type of another, with one place in it changed to something unlikely. */
final class Variations {
  private static final int MOST = 60;

  private Variations() {}

  /**
   * @param literals that the variable's validations name, whose neighbours are tried
   */
  static Set<Value> of(Value value, List<Value> literals) {
    var found = new LinkedHashSet<Value>();
    for (Value one : each(value, literals)) {
      if (found.size() < MOST && !one.equals(value)) {
        found.add(one);
      }
    }
    return found;
  }

  private static List<Value> each(Value value, List<Value> literals) {
    var found = new ArrayList<Value>();
    switch (value) {
      case Value.Str _ -> {
        List.of("invalid", "", "Not Valid!", "x".repeat(300), "0").stream()
            .map(Value::of)
            .forEach(found::add);
      }
      case Value.Num _ -> numbers(literals).forEach(found::add);
      case Value.Bool(boolean is) -> found.add(Value.of(!is));
      case Value.Seq(List<Value> elements) -> {
        for (int i = 0; i < elements.size(); i++) {
          for (Value changed : each(elements.get(i), literals)) {
            var all = new ArrayList<>(elements);
            all.set(i, changed);
            found.add(new Value.Seq(all));
          }
        }
        found.add(new Value.Seq(List.of()));
        if (elements.isEmpty()) {
          found.add(new Value.Seq(List.of(Value.of("invalid"))));
        }
      }
      case Value.Obj(var members) -> {
        members.forEach((name, member) -> {
          for (Value changed : each(member, literals)) {
            var all = new LinkedHashMap<>(members);
            all.put(name, changed);
            found.add(new Value.Obj(all));
          }
        });
        if (members.isEmpty()) {
          found.add(new Value.Obj(java.util.Map.of("invalid", Value.of("invalid"))));
        }
      }
      case Value.Sensitive(Value inner) -> found.addAll(each(inner, literals));
      case Value.Null _, Value.Unknown _ -> {}
    }
    return found;
  }

  private static List<Value> numbers(List<Value> literals) {
    var found = new ArrayList<Value>();
    for (Value literal : literals) {
      if (literal instanceof Value.Num(BigDecimal number)) {
        found.add(new Value.Num(number.add(BigDecimal.ONE)));
        found.add(new Value.Num(number.subtract(BigDecimal.ONE)));
      }
    }
    for (long number : new long[] {-1, 0, 1_000_000}) {
      found.add(Value.of(number));
    }
    found.add(new Value.Num(new BigDecimal("0.5")));
    return found;
  }
}
