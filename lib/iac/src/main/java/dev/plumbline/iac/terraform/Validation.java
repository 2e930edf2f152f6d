package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.source.Diagnostic;
import java.util.Map;

/** The validation blocks of variables. */
final class Validation {
  private Validation() {}

  /** Reports each condition that is certain to be false for {@code value}. */
  static void check(ModuleInstance module, Body.Block variable, String name, Datum value) {
    for (Body.Block validation : variable.body().blocks("validation")) {
      Body.Attribute condition = validation.body().attribute("condition");
      if (condition == null || !value.isWhollyKnown()) {
        continue;
      }
      // The variable is being worked out: it is handed in instead of being asked for.
      var scope = new NamedScope(module, Map.of("var", single(module, name, value)));
      Datum result =
          new Evaluator(scope, module.run().evaluation()).evaluate(condition.expression());
      if (result.unmarked() instanceof Datum.Bool(boolean valid) && !valid) {
        module
            .run()
            .problems()
            .add(
                Diagnostic.error(
                    "Invalid value for variable",
                    message(validation, new Evaluator(scope, module.run().evaluation())),
                    module.inputs().origin(name, variable)));
      }
    }
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
