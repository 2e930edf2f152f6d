package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Declarations.Read;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what an instance of a module declares beside resources. */
final class DeclarationBuilder {
  private final Providers providers;
  private final Links links;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<Declarations.ModuleCall> modules = new ArrayList<>();
  private final List<Declarations.Provider> configured = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();

  DeclarationBuilder(Providers providers, Links links) {
    this.providers = providers;
    this.links = links;
  }

  /** What the instance itself declares. */
  Declarations of(ModuleInstance module) {
    add(module);
    return new Declarations(variables, outputs, modules, configured, List.of(), null, moves);
  }

  private void add(ModuleInstance module) {
    module
        .source()
        .variables()
        .forEach((name, block) -> variables.add(variable(module, name, block)));
    module.source().outputs().forEach((name, block) -> outputs.add(output(module, name, block)));
    for (ModuleCall call : module.calls().values()) {
      modules.add(
          new Declarations.ModuleCall(
              call.address(),
              call.source(),
              call.version(),
              call.isAvailable(),
              call.arguments(),
              call.block().range()));
    }
    for (Body.Block block : module.source().providers()) {
      Providers.Configured provider = providers.configured(block, module);
      configured.add(
          new Declarations.Provider(
              module.absolute(provider.address()), provider.content().toValue(), block.range()));
    }
    for (Body.Block block : module.source().moves()) {
      moves.addAll(Moves.of(block, module));
    }
  }

  private static Value value(ModuleInstance module, Datum value) {
    module.run().budget().allocate(ResourceBuilder.BYTES_PER_PART * value.parts());
    return Values.of(value);
  }

  private static Variable variable(ModuleInstance module, String name, Body.Block block) {
    Body.Attribute type = block.body().attribute("type");
    return new Variable(
        module.address(),
        name,
        type == null ? "" : type.expression().span().text(),
        Literals.text(block, "description"),
        block.body().attribute("default") != null,
        Providers.isTrue(block.body().attribute("sensitive"), module),
        value(module, shown(module.variable(name, block.header()), block, module)),
        block.range(),
        List.of(),
        module.inputs().preset(name, block));
  }

  /** What is ephemeral is kept nowhere, so it is not shown either. */
  private static Datum shown(Datum value, Body.Block block, ModuleInstance module) {
    return value.sensitiveIf(Providers.isTrue(block.body().attribute("ephemeral"), module));
  }

  private Output output(ModuleInstance module, String name, Body.Block block) {
    Datum value = module.output(name, block.header());
    if (block.body().attribute("value") == null && block.body().whole()) {
      module
          .run()
          .evaluation()
          .error(
              "Missing required argument",
              "The output \"" + name + "\" has no \"value\". Add what it is to give, or remove it.",
              block.header());
    }
    return new Output(
        module.address(),
        name,
        Literals.text(block, "description"),
        Providers.isTrue(block.body().attribute("sensitive"), module),
        "",
        value(module, value),
        block.range(),
        reads(module, block.body().attribute("value")));
  }

  /** Only the root's outputs are read by others than its own modules. */
  private List<Read> reads(ModuleInstance module, Body.@Nullable Attribute value) {
    if (value == null || !module.address().isEmpty()) {
      return List.of();
    }
    return links.of(value.expression(), module, module).stream()
        .filter(target -> !target.waits())
        .map(target -> new Read(target.address(), target.path()))
        .distinct()
        .toList();
  }
}
