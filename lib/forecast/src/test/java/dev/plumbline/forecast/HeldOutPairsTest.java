package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.LabelledPair.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labelled pairs that nobody had at hand until they had been measured. */
class HeldOutPairsTest {
  @ParameterizedTest
  @CsvSource({"held-out, 300", "later, 150"})
  void thePredictionIsAsRightAsWhenItWasMeasured(String set, int pairs) {
    List<Outcome> outcomes =
        LabelledPair.all(Path.of("src/test/resources/pairs", set)).stream()
            .map(LabelledPair::outcome)
            .toList();

    long right = outcomes.stream().filter(Outcome::right).count();
    long certain = outcomes.stream().filter(Outcome::certain).count();
    List<Outcome> misled = outcomes.stream().filter(one -> one.certain() && !one.right()).toList();
    String wrong = misled.stream().map(Outcome::text).collect(Collectors.joining("\n"));

    assertThat(outcomes).hasSizeGreaterThanOrEqualTo(pairs);
    assertThat(right * 100).isGreaterThanOrEqualTo(outcomes.size() * 97L);
    assertThat(certain * 100).isGreaterThanOrEqualTo(outcomes.size() * 70L);
    assertThat(misled).as(wrong).isEmpty();
  }
}
