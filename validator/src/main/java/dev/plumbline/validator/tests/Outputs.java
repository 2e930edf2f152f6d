package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What the module hands out, where that is known before it is applied and is not just written. */
final class Outputs {
  static final String RUN = "outputs";
  private static final int LONGEST = 160;

  private Outputs() {}

  static List<Sketch> of(Subject subject) {
    var sketches = new ArrayList<Sketch>();
    for (Output output : subject.graph().declarations().outputs()) {
      Body.Block block = subject.sources().block(output.range());
      Body.Attribute value = block == null ? null : block.body().attribute("value");
      if (output.module().isEmpty() && value != null && isWorthIt(output, value)) {
        sketches.add(
            new Sketch(
                RUN,
                Comparisons.of("output." + output.name(), output.value()),
                "The output " + output.name() + " has to be " + plain(output.value()) + ".",
                subject.sources().with(value, Mutants.other(output.value()))));
      }
    }
    return sketches;
  }

  private static boolean isWorthIt(Output output, Body.Attribute value) {
    return !output.sensitive()
        && isTelling(output.value())
        && !Sources.isLiteral(value.expression())
        && !Sources.isVariable(value.expression());
  }

  /** Whether a value is known, says something, and fits on a line or two. */
  static boolean isTelling(Value value) {
    boolean something =
        switch (value) {
          case Value.Null _, Value.Unknown _, Value.Sensitive _ -> false;
          case Value.Seq(List<Value> elements) -> !elements.isEmpty();
          case Value.Obj(var members) -> !members.isEmpty();
          case Value.Str(String text) -> !text.isEmpty() && !text.contains("\n");
          case Value.Bool _, Value.Num _ -> true;
        };
    return something
        && value.isWhollyKnown()
        && !hasSecret(value)
        && Literals.of(value).length() <= LONGEST;
  }

  private static boolean hasSecret(Value value) {
    return switch (value) {
      case Value.Sensitive _ -> true;
      case Value.Seq(List<Value> elements) -> elements.stream().anyMatch(Outputs::hasSecret);
      case Value.Obj(var members) -> members.values().stream().anyMatch(Outputs::hasSecret);
      case Value.Null _, Value.Unknown _, Value.Bool _, Value.Num _, Value.Str _ -> false;
    };
  }

  static String plain(Value value) {
    return value instanceof Value.Str(String text) ? text : Literals.of(value);
  }
}
