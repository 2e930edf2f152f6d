package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.number;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.value.Value.Origin;
import java.util.List;

/** Functions whose result differs from run to run, or needs a private key: unknown to a reader. */
final class ApplyTimeFunctions {
  static final List<Function> ALL =
      List.of(
          changing("timestamp", "it is the time of the apply"),
          changing("plantimestamp", "it is the time of the plan"),
          changing("uuid", "it is random"),
          changing("bcrypt", "its salt is random", text("str")).rest(number("cost")),
          changing(
              "rsadecrypt", "private keys are not used", text("ciphertext"), text("privatekey")));

  private ApplyTimeFunctions() {}

  private static Function changing(String name, String reason, Parameter... parameters) {
    return Function.of(
        name,
        Type.Primitive.STRING,
        _ -> new Datum.Unknown(Type.Primitive.STRING, new Origin("", "", name + "()", reason)),
        parameters);
  }
}
