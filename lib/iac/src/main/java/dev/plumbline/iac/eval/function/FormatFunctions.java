package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Bounds;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.ArrayList;
import java.util.List;

/** format and formatlist. */
final class FormatFunctions {
  static final List<Function> ALL =
      List.of(
          Function.of("format", Type.Primitive.STRING, FormatFunctions::format, text("format"))
              .rest(any("args", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
                  "formatlist",
                  new Type.ListOf(Type.Primitive.STRING),
                  FormatFunctions::formatList,
                  text("format"))
              .rest(any("args", Allow.NULL, Allow.UNKNOWN)));

  private FormatFunctions() {}

  private static Datum format(Arguments a) throws ArgumentException {
    // A bare null has no type yet, and Terraform waits for one.
    return a.values().stream().anyMatch(each -> each.type() == Type.Dynamic.ANY)
        ? a.unknown(Type.Primitive.STRING)
        : formatted(a);
  }

  private static Datum formatted(Arguments a) throws ArgumentException {
    List<Datum> values = a.values().subList(1, a.size());
    if (values.stream().anyMatch(each -> !each.isWhollyKnown())) {
      String format = a.text(0);
      int verb = format.indexOf('%');
      return Bounds.beginning(
          a.unknown(Type.Primitive.STRING), verb < 0 ? format : format.substring(0, verb));
    }
    a.pay(a.values());
    return a.result(Printf.format(a.text(0), values));
  }

  private static Datum formatList(Arguments a) throws ArgumentException {
    if (a.values().stream().anyMatch(each -> each.type() == Type.Dynamic.ANY)) {
      return a.unknown(new Type.ListOf(Type.Primitive.STRING));
    }
    int length = -1;
    for (int i = 1; i < a.size(); i++) {
      Datum each = a.get(i);
      boolean sequence = each.type().isSequence();
      if (each instanceof Datum.Unknown && sequence) {
        return a.unknown(new Type.ListOf(Type.Primitive.STRING));
      }
      if (each instanceof Datum.Seq seq && Bounds.ofLength(seq).isOpen()) {
        return a.unknown(new Type.ListOf(Type.Primitive.STRING));
      }
      if (each instanceof Datum.Seq seq) {
        if (length >= 0 && length != seq.elements().size()) {
          throw new ArgumentException(
              i,
              "all lists must have one length, but this one has "
                  + seq.elements().size()
                  + " elements, others "
                  + length);
        }
        length = seq.elements().size();
      }
    }
    List<Datum> results = new ArrayList<>();
    for (int i = 0; i < (length < 0 ? 1 : length); i++) {
      results.add(formatted(new Arguments(a.function(), row(a, i), a.evaluation())));
    }
    return Datum.list(Type.Primitive.STRING, results);
  }

  private static List<Datum> row(Arguments a, int index) {
    List<Datum> row = new ArrayList<>();
    for (Datum each : a.values()) {
      row.add(each instanceof Datum.Seq seq ? seq.elements().get(index) : each);
    }
    return row;
  }
}
