package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class HostileConfigurationTest {
  private static Graph read(Map<String, String> files) {
    return StackReader.read(
        StackSpec.terraform(""),
        SourceTree.ofText(files),
        Budget.of(20_000_000, 256L << 20, Duration.ofSeconds(5)));
  }

  private static Graph read(String main) {
    return read(Map.of("main.tf", main));
  }

  @Test
  void aBillionInstancesAreRefused() {
    Graph graph = read("resource \"null_resource\" \"a\" {\n  count = 1e9\n}\n");

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Too many instances");
  }

  @Test
  void aChainOfThousandsOfLocalsEndsInADiagnostic() {
    String chain =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "  l" + i + " = local.l" + (i + 1))
            .collect(Collectors.joining("\n", "locals {\n", "\n  l5000 = 1\n}\n"));

    Graph graph = read(chain + "output \"o\" {\n  value = local.l0\n}\n");

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsOnly("References nested too deeply");
  }

  @Test
  void aModuleThatCallsItselfIsReadOnce() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
                "module \"a\" {\n  source = \"./a\"\n}\n",
                "a/main.tf",
                "module \"b\" {\n  source = \"../b\"\n}\n",
                "b/main.tf",
                "module \"a\" {\n  source = \"../a\"\n}\n"));

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Module calls itself");
  }

  @Test
  void nestedLoopsEndWithTheirBudget() {
    String loops =
        "locals {\n  n = range(1000)\n  x = [for a in local.n : [for b in local.n : [for c in"
            + " local.n : a]]]\n}\noutput \"o\" {\n  value = local.x\n}\n";

    assertThatThrownBy(() -> read(loops)).isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void aPatternThatBacktracksEndsWithItsBudget() {
    String main =
        "output \"o\" {\n  value = regex(\".*.*.*.*.*b\", \"" + "a".repeat(2_000) + "\")\n}\n";

    assertThatThrownBy(() -> read(main)).isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void filesOutsideOfTheSnapshotAreNotRead() {
    Graph graph =
        read(
            """
            output "a" { value = file("/etc/passwd") }
            output "b" { value = file("../../etc/passwd") }
            """);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsOnly("Invalid function argument");
    assertThat(graph.diagnostics()).hasSize(2);
  }
}
