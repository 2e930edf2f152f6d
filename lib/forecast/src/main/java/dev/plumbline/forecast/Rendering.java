package dev.plumbline.forecast;

import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as a person reads them in a plan: short, sensitive ones masked. */
final class Rendering {
  private static final int LIMIT = 200;

  private Rendering() {}

  /**
   * {@code ""} where there is none. Credentials that stand there as they are become dots.
   *
   * @param path where it stands: its last step says whether it is a credential
   */
  static String of(String path, @Nullable Value value, boolean sensitive) {
    if (value == null) {
      return "";
    }
    String name = path.substring(path.lastIndexOf('.') + 1);
    String text = sensitive ? "(sensitive)" : value(name, value);
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT - 1) + "…";
  }

  private static String value(String name, Value value) {
    return value instanceof Value.Str(String text)
        ? SecretText.value(name, text)
        : SecretText.maskedLines(text(value, 0));
  }

  private static String member(String name, Value value, int depth) {
    return value instanceof Value.Str(String text)
        ? '"' + SecretText.value(name, text) + '"'
        : text(value, depth);
  }

  private static String text(Value value, int depth) {
    if (depth > 6) {
      return "…";
    }
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Num num -> num.value().toPlainString();
      case Value.Str str -> depth == 0 ? str.value() : '"' + str.value() + '"';
      case Value.Sensitive _ -> "(sensitive)";
      case Value.Unknown _ -> "(known after apply)";
      case Value.Seq seq ->
          seq.elements().stream()
              .limit(20)
              .map(element -> text(element, depth + 1))
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.Obj obj ->
          obj.members().entrySet().stream()
              .limit(20)
              .map(member ->
                  member.getKey() + " = " + member(member.getKey(), member.getValue(), depth + 1))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
