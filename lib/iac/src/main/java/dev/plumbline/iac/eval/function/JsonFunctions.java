package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;

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
              a ->
                  a.get(0).isWhollyKnown()
                      ? a.result(JsonText.write(a.get(0)))
                      : Documents.carry(a.unknown(Type.Primitive.STRING), a.get(0)),
              any("val", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
              "jsondecode",
              Type.Dynamic.ANY,
              a -> JsonText.read(a.text(0), a.budget()),
              Parameter.text("str")));

  private JsonFunctions() {}
}
