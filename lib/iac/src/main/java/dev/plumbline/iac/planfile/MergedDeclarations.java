package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;

/** What a stack declares, with what a plan knows of its outputs and of modules not at hand. */
final class MergedDeclarations {
  private static final String VALUE = "value";

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
        declared.moves(),
        declared.stateFiles(),
        declared.settings(),
        declared.locked());
  }

  private static Output output(Output output, PlanFile plan) {
    YamlNode planned = output.module().isEmpty() ? plan.outputs().get(output.name()) : null;
    YamlNode known = planned == null ? null : planned.member("value").orElse(null);
    if (planned == null || known == null || output.value().isWhollyKnown()) {
      return output;
    }
    boolean sensitive =
        output.sensitive() || PlanFileReader.text(planned, "sensitive").equals("true");
    Value value = PlannedValues.plain(known);
    Value.Obj filled =
        new Filling(_ -> {})
            .attributes(
                new Value.Obj(Map.of(VALUE, output.value())),
                new Value.Obj(Map.of(VALUE, sensitive ? new Value.Sensitive(value) : value)));
    return new Output(
        output.module(),
        output.name(),
        output.description(),
        output.sensitive(),
        output.exportName(),
        filled.members().getOrDefault(VALUE, output.value()),
        output.range(),
        output.reads());
  }

  /** Its resources tell what it is given. */
  private static ModuleCall available(ModuleCall call) {
    return new ModuleCall(
        call.address(), call.source(), call.version(), true, Value.Obj.EMPTY, call.range());
  }
}
