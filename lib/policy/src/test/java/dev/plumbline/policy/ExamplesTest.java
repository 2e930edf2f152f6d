package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every policy, through the real reader and the whole catalogue. */
class ExamplesTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  /** One example, named so that a failure says which. */
  record Example(String name, Policy policy, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Example> bad() {
    return Catalogue.bundled().policies().stream().flatMap(p -> examples(p, "bad", p.bad()));
  }

  static Stream<Example> good() {
    return Catalogue.bundled().policies().stream().flatMap(p -> examples(p, "good", p.good()));
  }

  private static Stream<Example> examples(Policy policy, String kind, List<String> sources) {
    return Stream.iterate(0, i -> i < sources.size(), i -> i + 1)
        .map(i -> new Example(policy.id() + " " + kind + " " + i, policy, sources.get(i)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadExampleIsFound(Example example) {
    Result result = review(example);

    assertThat(result.defects()).isEmpty();
    assertThat(result.findings())
        .filteredOn(finding -> finding.policy().equals(example.policy().id()))
        .isNotEmpty()
        .allSatisfy(ExamplesTest::isWellFormed);
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodExampleIsNotFoundAndIsDecided(Example example) {
    Result result = review(example);

    assertThat(result.findings())
        .filteredOn(finding -> finding.policy().equals(example.policy().id()))
        .filteredOn(finding -> finding.status() != Finding.Status.SUPPRESSED)
        .isEmpty();
    assertThat(result.undecided())
        .filteredOn(open -> open.policy().equals(example.policy().id()))
        .isEmpty();
  }

  private static void isWellFormed(Finding finding) {
    assertThat(finding.message()).doesNotContain("{", "unknown").isNotBlank();
    assertThat(finding.range().file()).isEqualTo("main.tf");
    assertThat(finding.range().start().line()).isPositive();
  }

  private static Result review(Example example) {
    Budget budget = Budget.generous();
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", example.source())),
            budget);
    assertThat(graph.diagnostics()).as("the example is valid").isEmpty();
    return ENGINE.review(
        new Request(
            "github.com/o/r", graph, null, Settings.DEFAULT, LocalDate.of(2026, 11, 23), budget));
  }
}
