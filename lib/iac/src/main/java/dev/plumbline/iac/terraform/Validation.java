package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The validation blocks of variables. */
final class Validation {
  private Validation() {}

  /** Reports each condition that is certain to be false for {@code value}. */
  static void check(ModuleInstance module, Body.Block variable, String name, Datum value) {
    for (Body.Block validation : refusing(module, variable, name, value)) {
      module
          .run()
          .problems()
          .add(
              Diagnostic.error(
                  "Invalid value for variable",
                  message(
                      validation, new Evaluator(scope(module, name, value), evaluation(module))),
                  module.inputs().origin(name, variable)));
    }
  }

  /** The validation blocks whose condition is certain to be false for {@code value}. */
  static List<Body.Block> refusing(
      ModuleInstance module, Body.Block variable, String name, Datum value) {
    var refusing = new ArrayList<Body.Block>();
    for (Body.Block validation : variable.body().blocks("validation")) {
      Body.Attribute condition = validation.body().attribute("condition");
      if (condition == null || !value.isWhollyKnown()) {
        continue;
      }
      Datum result =
          new Evaluator(scope(module, name, value), evaluation(module))
              .evaluate(condition.expression());
      if (!Literals.isTrue(result, true)) {
        refusing.add(validation);
      }
    }
    return refusing;
  }

  private static Evaluation evaluation(ModuleInstance module) {
    return module.run().evaluation();
  }

  /** The variable is being worked out: it is handed in instead of being asked for. */
  private static NamedScope scope(ModuleInstance module, String name, Datum value) {
    return new NamedScope(module, Map.of("var", single(module, name, value)));
  }

  private static Datum single(ModuleInstance module, String name, Datum value) {
    var variables = Datum.<Datum>sorted();
    module
        .source()
        .variables()
        .keySet()
        .forEach(each -> {
          if (!each.equals(name)) {
            variables.put(each, Reasons.error("validations look at one variable"));
          }
        });
    variables.put(name, value);
    return Datum.object(variables);
  }

  static String message(Body.Block validation, Evaluator evaluator) {
    Body.Attribute message = validation.body().attribute("error_message");
    return message != null
            && evaluator.evaluate(message.expression()) instanceof Datum.Str(String text)
        ? text
        : "its condition is false.";
  }
}
