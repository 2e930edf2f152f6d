package dev.plumbline.iac.cloudformation;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads templates for tests. */
final class Templates {
  private Templates() {}

  static Graph read(String template) {
    return read(Map.of("t.yaml", template));
  }

  /** The stack is {@code t.yaml}, at the root or in {@code cfn}. */
  static Graph read(Map<String, String> files, String... parameters) {
    String path = files.containsKey("t.yaml") ? "t.yaml" : "cfn/t.yaml";
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, path, "", List.of(parameters), false);
    return CloudFormationReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }

  static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + address));
  }

  static Value value(Graph graph, String address, String attribute) {
    return Objects.requireNonNull(resource(graph, address).attribute(attribute), attribute);
  }

  static Value.Origin origin(Value value) {
    return ((Value.Unknown) value.unmarked()).origin();
  }
}
