package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.text;

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
              a ->
                  a.get(0).isWhollyKnown()
                      ? a.result(YamlWriter.write(a.get(0)))
                      : a.unknown(Type.Primitive.STRING),
              any("value", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
              "yamldecode",
              Type.Dynamic.ANY,
              a -> YamlReader.read(a.text(0), a.budget()),
              text("src")));

  private YamlFunctions() {}
}
