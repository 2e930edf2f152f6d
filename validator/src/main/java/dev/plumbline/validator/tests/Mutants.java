package dev.plumbline.validator.tests;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;

/** Other values of the same type, as expressions: what a mistake in the code would leave. */
final class Mutants {
  /** A text that no configuration means. */
  static final String OTHER = "\"plumbline-mutant\"";

  private Mutants() {}

  static String other(Value value) {
    return switch (value) {
      case Value.Bool(boolean is) -> Boolean.toString(!is);
      case Value.Num(var number) -> number.add(BigDecimal.ONE).toPlainString();
      case Value.Str _ -> OTHER;
      case Value.Seq _ -> "[]";
      case Value.Obj _ -> "{}";
      case Value.Sensitive(Value inner) -> other(inner);
      case Value.Null _, Value.Unknown _ -> "null";
    };
  }
}
