package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.List;

/** tobool, tolist and the like, and the functions about sensitive marks. */
final class ConversionFunctions {
  static final List<Function> ALL =
      List.of(
          to("tostring", Type.Primitive.STRING),
          to("tonumber", Type.Primitive.NUMBER),
          to("tobool", Type.Primitive.BOOL),
          to("tolist", new Type.ListOf(Type.Dynamic.ANY)),
          to("toset", new Type.SetOf(Type.Dynamic.ANY)),
          to("tomap", new Type.MapOf(Type.Dynamic.ANY)),
          Function.of(
              "sensitive", Type.Dynamic.ANY, a -> a.get(0).sensitive(), everything("value")),
          Function.of(
              "nonsensitive", Type.Dynamic.ANY, a -> a.get(0).unmarked(), everything("value")),
          Function.of(
              "issensitive",
              Type.Primitive.BOOL,
              a ->
                  a.get(0) instanceof Datum.Unknown
                      ? a.unknown(Type.Primitive.BOOL)
                      : Datum.of(a.get(0) instanceof Datum.Sensitive),
              everything("value")),
          Function.of("ephemeralasnull", Type.Dynamic.ANY, a -> a.get(0), everything("value")));

  private ConversionFunctions() {}

  private static Parameter everything(String name) {
    return any(name, Allow.NULL, Allow.UNKNOWN, Allow.MARK);
  }

  /** Terraform keeps of an unknown only its type. */
  private static Datum plain(Datum value) {
    return value.unmarked() instanceof Datum.Unknown unknown
        ? new Datum.Unknown(unknown.type(), unknown.origin())
            .sensitiveIf(value instanceof Datum.Sensitive)
        : value;
  }

  private static Function to(String name, Type target) {
    return Function.of(
        name,
        target,
        a -> {
          try {
            return plain(Conversion.convert(a.get(0), target));
          } catch (ConversionException e) {
            throw new ArgumentException(0, e.getMessage());
          }
        },
        everything("v"));
  }
}
