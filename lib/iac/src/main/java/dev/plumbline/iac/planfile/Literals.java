package dev.plumbline.iac.planfile;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Objects;

/** Compares what stands in code with what a plan says stood there. */
final class Literals {
  private Literals() {}

  /** Whether two known values are one, numbers and booleans that are written as text too. */
  static boolean same(Value one, Value other) {
    Value first = one.unmarked();
    Value second = other.unmarked();
    if (first instanceof Value.Seq a && second instanceof Value.Seq b) {
      return same(a.elements(), b.elements());
    }
    if (first instanceof Value.Obj a && second instanceof Value.Obj b) {
      return a.members().keySet().containsAll(b.members().keySet())
          && a.members().entrySet().stream()
              .allMatch(member ->
                  same(
                      member.getValue(),
                      Objects.requireNonNullElse(
                          b.members().get(member.getKey()), Value.Null.NULL)));
    }
    return first.equals(second) || (isScalar(first) && text(first).equals(text(second)));
  }

  private static boolean same(List<Value> one, List<Value> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isScalar(Value value) {
    return value instanceof Value.Bool || value instanceof Value.Num || value instanceof Value.Str;
  }

  /** A number as text may be written in more than one way; only the plain one counts. */
  static String text(Value value) {
    return switch (value) {
      case Value.Bool(boolean bool) -> String.valueOf(bool);
      case Value.Num(var number) -> number.toPlainString();
      case Value.Str(String text) -> text;
      case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> "";
    };
  }
}
