package dev.plumbline.iac.planfile;

import dev.plumbline.iac.planfile.PlanFile.Instance;
import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan or a state that has no sources beside it, as a graph of its own. */
final class PlanGraph {
  private PlanGraph() {}

  static Graph of(StackSpec stack, PlanFile plan, List<Diagnostic> problems) {
    Configured configured = Configured.of(plan.configuration());
    var references = new References(configured, plan.instances().keySet());
    List<Resource> resources = new ArrayList<>();
    for (Instance instance : plan.instances().values()) {
      Resource resource =
          new PlannedResource(instance, configured).resource(null, provider(instance, configured));
      resources.add(resource);
      references.add(instance, resource.header());
    }
    return new Graph(
        stack,
        resources,
        references.edges(),
        new Declarations(
            List.of(), outputs(plan), List.of(), List.of(), tool(plan), null, List.of()),
        List.of(),
        problems,
        Understood.of(resources));
  }

  /** {@code aws}, {@code aws.west}; of a provider that a module configures, without the module. */
  static String provider(Instance instance, Configured configured) {
    Optional<String> key =
        configured
            .block(Addresses.withoutKeys(instance.address()))
            .map(block -> PlanFileReader.text(block, "provider_config_key"))
            .filter(text -> !text.isEmpty());
    String name = key.orElseGet(() -> instance.type().replaceFirst("_.*", ""));
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** What the code requires a plan does not say; it says what made it. */
  private static List<Declarations.Requirement> tool(PlanFile plan) {
    YamlNode tool = plan.tool();
    return tool == null
        ? List.of()
        : List.of(
            new Declarations.Requirement(
                "terraform", "", "", tool.scalarText().orElse(""), place(tool)));
  }

  private static List<Declarations.Output> outputs(PlanFile plan) {
    List<Declarations.Output> outputs = new ArrayList<>();
    plan.outputs()
        .forEach((name, node) -> {
          boolean sensitive = PlanFileReader.text(node, "sensitive").equals("true");
          Value value =
              node.member("value").map(PlannedValues::plain).orElse(Value.unknown("not planned"));
          outputs.add(
              new Declarations.Output(
                  "",
                  name,
                  "",
                  sensitive,
                  "",
                  sensitive ? new Value.Sensitive(value) : value,
                  place(node)));
        });
    return outputs;
  }

  private static SourceRange place(YamlNode node) {
    return node.span().range();
  }
}
