package dev.plumbline.iac.terraform;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A root module in {@code live}, as tests write it down, and what is read of it. */
record Stack(Graph graph) {
  static Stack of(String main) {
    return of(Map.of("live/main.tf", main));
  }

  static Stack of(Map<String, String> files) {
    return new Stack(
        StackReader.read(StackSpec.terraform("live"), SourceTree.ofText(files), Budget.generous()));
  }

  Resource resource(String address) {
    return graph.resources().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + address));
  }

  /** The nested blocks of a resource of that type. */
  List<Value> blocks(String address, String type) {
    Value blocks = Objects.requireNonNull(resource(address).attribute(type), type);
    return ((Value.Seq) blocks).elements();
  }

  /** The type of the backend. */
  String backend() {
    return Objects.requireNonNull(graph.declarations().backend()).type();
  }

  /** The value of an output of the root. */
  Value output(String name) {
    return graph.declarations().outputs().stream()
        .filter(each -> each.module().isEmpty() && each.name().equals(name))
        .map(Output::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no output " + name));
  }

  /** The edges, each as {@code from.attribute -> to.target}. */
  List<String> edges() {
    return graph.edges().stream()
        .map(
            edge -> edge.from() + "." + edge.attribute() + " -> " + edge.to() + "." + edge.target())
        .toList();
  }

  List<String> problems() {
    return graph.diagnostics().stream().map(Diagnostic::summary).toList();
  }
}
