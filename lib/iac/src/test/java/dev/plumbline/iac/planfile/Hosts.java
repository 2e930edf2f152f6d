package dev.plumbline.iac.planfile;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A stack of {@code terraform_data} with what terraform 1.11.4 said of it: {@code plan.json}, a
 * change of its hosts and their size, and {@code state.json}, what was there before.
 */
final class Hosts {
  static final Path RECORDED = Path.of("src/test/resources/dev/plumbline/iac/planfile/hosts");
  static final StackSpec STACK = StackSpec.terraform("");

  private Hosts() {}

  static SourceTree sources() throws IOException {
    return new SourceTree(
        new TreeMap<>(
            Map.of("main.tf", file("main.tf"), "network/main.tf", file("network/main.tf"))));
  }

  static SourceTree with(String name) throws IOException {
    return sources().with(name, file(name));
  }

  static byte[] file(String name) throws IOException {
    return Files.readAllBytes(RECORDED.resolve(name));
  }

  /** The sources with one text in place of another. */
  static SourceTree changed(SourceTree tree, String from, String to) {
    String text = new String(Objects.requireNonNull(tree.file("main.tf")), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("there is no " + from);
    }
    return tree.with("main.tf", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  static StackPlan.Reading head(SourceTree tree) {
    return StackPlan.find(STACK, tree, Budget.generous())
        .orElseThrow()
        .head(STACK, tree, Budget.generous());
  }

  static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + address + " in " + graph.resources()));
  }

  static Value value(Graph graph, String address, String attribute) {
    return Objects.requireNonNull(resource(graph, address).attribute(attribute));
  }
}
