package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.List;

/** yamldecode and yamlencode. */
final class YamlFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of(
              "yamlencode",
              Type.Primitive.STRING,
              YamlFunctions::encode,
              any("value", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
              "yamldecode",
              Type.Dynamic.ANY,
              a -> YamlReader.read(a.text(0), a.budget()),
              text("src")));

  private YamlFunctions() {}

  private static Datum encode(Arguments a) throws ArgumentException {
    if (!a.get(0).isWhollyKnown()) {
      return a.unknown(Type.Primitive.STRING);
    }
    a.pay(a.values());
    return Datum.of(YamlWriter.write(a.get(0)));
  }
}
