package dev.plumbline.iac.resolved;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scalars that mean one another: a truth or a number, and the text of it. */
final class Spellings {
  private Spellings() {}

  /** A value as a property of a type has it, best first. */
  static List<Value> of(Value value, String type) {
    return switch (value) {
      case Value.Bool(boolean flag) -> ordered(value, Value.of(Boolean.toString(flag)), type);
      case Value.Num(BigDecimal number) -> ordered(value, Value.of(number.toPlainString()), type);
      case Value.Str(String text) when type.equals("bool") && text.matches("true|false") ->
          List.of(Value.of(text.equals("true")), value);
      case Value.Str(String text)
          when (type.equals("int") || type.equals("number")) && text.matches("-?\\d{1,18}") ->
          List.of(new Value.Num(new BigDecimal(text)), value);
      case Value.Str _, Value.Null _, Value.Seq _, Value.Obj _ -> List.of(value);
      case Value.Unknown _, Value.Sensitive _ -> List.of(value);
    };
  }

  private static List<Value> ordered(Value value, Value text, String type) {
    return type.equals("string") ? List.of(text) : List.of(value, text);
  }

  /** Whether a value that was read is the wanted one. */
  static boolean mean(Value wanted, @Nullable Value read) {
    return read != null
        && (wanted.equals(read)
            || !Joined.text(wanted).isEmpty()
                && isScalar(wanted)
                && isScalar(read)
                && Joined.text(wanted).equals(Joined.text(read)));
  }

  private static boolean isScalar(Value value) {
    return value instanceof Value.Str || value instanceof Value.Bool || value instanceof Value.Num;
  }
}
