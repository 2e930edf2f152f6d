package dev.plumbline.forecast;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.veil.Secrecy;
import dev.plumbline.forecast.rules.Form;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares known values as a provider would. */
final class Values {
  private Values() {}

  /** Null for what is absent or null. */
  static @Nullable Value present(@Nullable Value value) {
    return value == null || value.unmarked() instanceof Value.Null ? null : value;
  }

  /** What the plugin SDK can't tell from "not set": false, 0, "" and empty collections. */
  static boolean isZero(Value value) {
    return switch (value.unmarked()) {
      case Value.Bool bool -> !bool.value();
      case Value.Num num -> num.value().signum() == 0;
      case Value.Str str -> str.value().isEmpty();
      case Value.Seq seq -> seq.elements().isEmpty();
      case Value.Obj obj -> obj.members().isEmpty();
      case Value.Null _ -> true;
      case Value.Unknown _, Value.Sensitive _ -> false;
    };
  }

  /** Equality of scalars after the conversion to the attribute's type, where it has one. */
  static boolean same(Value before, Value after, @Nullable AttributeFacts facts) {
    if (before.equals(after)) {
      return true;
    }
    String one = text(before);
    String other = text(after);
    if (facts == null || one == null || other == null) {
      return false;
    }
    return one.equals(other) || (facts.diffSuppressed() && Form.POLICY.same(one, other));
  }

  static @Nullable String text(Value value) {
    return switch (value.unmarked()) {
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num num -> num.value().toPlainString();
      case Value.Str str -> str.value();
      case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> null;
    };
  }

  /** The value at steps below {@code value}; null where there is none or it isn't known. */
  static @Nullable Value at(@Nullable Value value, List<String> steps) {
    Value at = value;
    for (String step : steps) {
      at =
          switch (at == null ? Value.Null.NULL : at.unmarked()) {
            case Value.Obj obj -> obj.members().get(step);
            case Value.Seq seq -> element(seq, step);
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> null;
            case Value.Unknown _, Value.Sensitive _ -> null;
          };
    }
    return at;
  }

  /** The element or block that a path lies in; an empty one where there is none. */
  static Value.Obj around(Value.Obj resource, List<String> steps) {
    Value found = steps.isEmpty() ? null : at(resource, steps.subList(0, steps.size() - 1));
    return found != null && found.unmarked() instanceof Value.Obj around
        ? around
        : new Value.Obj(Map.of());
  }

  /** Whether a path leads through what a Secret of Kubernetes keeps. */
  static boolean isInSecret(Value.Obj resource, List<String> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Value at = at(resource, steps.subList(0, i));
      if (at != null
          && at.unmarked() instanceof Value.Obj object
          && Secrecy.isKept(object, steps.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Value element(Value.Seq seq, String step) {
    boolean index = step.matches("\\d{1,6}");
    int at = index ? Integer.parseInt(step) : -1;
    return at >= 0 && at < seq.elements().size() ? seq.elements().get(at) : null;
  }
}
