package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.policy.example.ExampleRun;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every policy, through the real readers and the whole catalogue. */
class ExamplesTest {
  private static final ExampleRun EXAMPLES =
      new ExampleRun(
          new PolicyEngine(Catalogue.bundled()), StackReader::read, LocalDate.of(2026, 11, 23));

  /** One example, named so that a failure says which. */
  record Named(String name, Policy policy, Policy.Example example) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> bad() {
    return Catalogue.bundled().policies().stream().flatMap(p -> named(p, "bad", p.bad()));
  }

  static Stream<Named> good() {
    return Catalogue.bundled().policies().stream().flatMap(p -> named(p, "good", p.good()));
  }

  private static Stream<Named> named(Policy policy, String kind, List<Policy.Example> examples) {
    return Stream.iterate(0, i -> i < examples.size(), i -> i + 1)
        .map(i -> new Named(policy.id() + " " + kind + " " + i, policy, examples.get(i)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadExampleIsFound(Named bad) {
    assertThat(EXAMPLES.problemsOfBad(bad.policy(), bad.example())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodExampleIsNotFoundAndIsDecided(Named good) {
    assertThat(EXAMPLES.problemsOfGood(good.policy(), good.example())).isEmpty();
  }
}
