package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;

import dev.plumbline.iac.eval.Bounds;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Documents;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.List;

/** jsondecode and jsonencode. */
final class JsonFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "jsonencode",
              Type.Primitive.STRING,
              JsonFunctions::encode,
              any("val", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
              "jsondecode",
              Type.Dynamic.ANY,
              a -> JsonText.read(a.text(0), a.budget()),
              Parameter.text("str")));

  private JsonFunctions() {}

  private static Datum encode(Arguments a) throws ArgumentException {
    if (!a.get(0).isWhollyKnown()) {
      return Bounds.beginning(
          Documents.carry(a.unknown(Type.Primitive.STRING), a.get(0)), beginning(a.get(0)));
    }
    a.pay(a.values());
    return Datum.of(JsonText.write(a.get(0)));
  }

  private static String beginning(Datum value) {
    if (value instanceof Datum.Unknown unknown && !unknown.notNull()) {
      return "";
    }
    return switch (value.type()) {
      case Type.Primitive.STRING -> "\"";
      case Type.Primitive _, Type.Dynamic _ -> "";
      case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> "[";
      case Type.MapOf _, Type.ObjectOf _ -> "{";
    };
  }
}
