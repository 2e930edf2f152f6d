package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnchangedTest {
  private static final Path EXAMPLE = Path.of("../../examples/webshop");

  @ParameterizedTest
  @ValueSource(strings = {"network", "database", "service", "buckets", "queues"})
  void aStackComparedWithItselfStaysAsItIs(String stack) throws IOException {
    Graph graph = StackReader.read(StackSpec.terraform(stack), tree(), Budget.generous());

    var plan = PlanPredictor.predict(graph, graph, Budget.generous());

    assertThat(plan.changes())
        .isNotEmpty()
        .allMatch(change -> change.action() == Action.NO_OP)
        .filteredOn(change -> !change.address().contains("[?]"))
        .extracting(PlannedChange::confidence)
        .containsOnly(Confidence.CERTAIN);
    assertThat(Dangers.of(plan)).isEmpty();
  }

  private static SourceTree tree() throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(EXAMPLE)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(EXAMPLE.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new SourceTree(files);
  }
}
