package dev.plumbline.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  @Test
  void errorsStandByFileAndPlaceWhateverFoundThemFirst() {
    Graph graph =
        new Graph(
            StackSpec.terraform(""),
            List.of(),
            List.of(),
            Declarations.NONE,
            List.of(),
            List.of(
                error("main.tf", 110),
                error("outputs.tf", 1),
                Diagnostic.warning("Old", "It is old.", at("main.tf", 1)),
                error("main.tf", 9)),
            new Coverage(0, 0, 0, 0, List.of()));

    assertThat(graph.errors())
        .extracting(error -> error.subject().toString())
        .containsExactly("main.tf:9:1", "main.tf:110:1", "outputs.tf:1:1");
  }

  private static Diagnostic error(String file, int line) {
    return Diagnostic.error("Invalid expression", "A value is missing.", at(file, line));
  }

  private static SourceRange at(String file, int line) {
    var start = new SourcePosition(line, 1, line * 10);
    return new SourceRange(file, start, start);
  }
}
