package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.SortedMap;

/** What references see of a block that is repeated. */
final class Repetitions {
  private Repetitions() {}

  /** The place of the instance with this key among them; -1 where there is none. */
  static int find(Repetition repetition, Value key) {
    String wanted =
        switch (key) {
          case Value.Num(java.math.BigDecimal number) -> number.toPlainString();
          case Value.Str(String text) -> text;
          default -> "";
        };
    List<Repetition.Instance> instances = repetition.instances();
    if (repetition.kind() == Repetition.Kind.COUNT) {
      boolean index =
          !wanted.isEmpty()
              && wanted.length() < 7
              && wanted.chars().allMatch(c -> c >= '0' && c <= '9');
      int at = index ? Integer.parseInt(wanted) : -1;
      return at < instances.size() ? at : -1;
    }
    return repetition.places().getOrDefault(wanted, -1);
  }

  /** All instances: a tuple by count, an object by for_each. */
  static Datum whole(Repetition repetition, List<Datum> instances) {
    if (repetition.kind() == Repetition.Kind.COUNT) {
      return Datum.tuple(instances);
    }
    SortedMap<String, Datum> members = Datum.sorted();
    for (int i = 0; i < instances.size(); i++) {
      members.put(repetition.instances().get(i).name(), instances.get(i));
    }
    return Datum.object(members);
  }
}
