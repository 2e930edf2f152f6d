package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.function.Predicate;

/** Three-valued questions to lists of texts of which some may be unknown. */
final class Texts {
  private Texts() {}

  static Truth any(List<Value> values, Predicate<String> test) {
    Truth found = Truth.FALSE;
    for (Value value : values) {
      found = found.or(one(value.unmarked(), test));
    }
    return found;
  }

  /**
   * The same of names of resources and accounts. An attribute of another resource names that one
   * resource, whatever its value will be; a variable without a value may turn out to be anything.
   */
  static Truth anyName(List<Value> values, Predicate<String> test) {
    Truth found = Truth.FALSE;
    for (Value value : values) {
      found = found.or(isOneResource(value.unmarked()) ? Truth.FALSE : one(value.unmarked(), test));
    }
    return found;
  }

  private static boolean isOneResource(Value value) {
    return value instanceof Value.Unknown(Value.Origin origin)
        && !origin.address().isEmpty()
        && !origin.address().startsWith("var.")
        && !origin.address().contains(".var.")
        && origin.expression().indexOf('?') < 0;
  }

  private static Truth one(Value value, Predicate<String> test) {
    return switch (value) {
      case Value.Str(String text) -> Truth.of(test.test(text));
      case Value.Unknown _ -> Truth.OPEN;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          Truth.FALSE;
    };
  }
}
