package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.value.Value;
import java.util.List;

/** What a stack declares, with what a plan knows of its outputs and of modules not at hand. */
final class MergedDeclarations {
  private MergedDeclarations() {}

  static Declarations of(Declarations declared, PlanFile plan, List<ModuleCall> opened) {
    return new Declarations(
        declared.variables(),
        declared.outputs().stream().map(output -> output(output, plan)).toList(),
        declared.modules().stream()
            .map(call -> opened.contains(call) ? available(call) : call)
            .toList(),
        declared.providers(),
        declared.requirements(),
        declared.backend(),
        declared.moves());
  }

  private static Output output(Output output, PlanFile plan) {
    YamlNode planned = output.module().isEmpty() ? plan.outputs().get(output.name()) : null;
    if (planned == null
        || planned.member("value").isEmpty()
        || !(output.value().unmarked() instanceof Value.Unknown)) {
      return output;
    }
    boolean sensitive =
        output.sensitive() || PlanFileReader.text(planned, "sensitive").equals("true");
    Value value = planned.member("value").map(PlannedValues::plain).orElse(Value.Null.NULL);
    return new Output(
        output.module(),
        output.name(),
        output.description(),
        output.sensitive(),
        output.exportName(),
        sensitive ? new Value.Sensitive(value) : value,
        output.range());
  }

  /** Its resources tell what it is given. */
  private static ModuleCall available(ModuleCall call) {
    return new ModuleCall(
        call.address(), call.source(), call.version(), true, Value.Obj.EMPTY, call.range());
  }
}
