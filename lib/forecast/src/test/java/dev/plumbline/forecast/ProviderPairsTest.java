package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels from the providers' documentation, named in each file; no real plan was asked. */
class ProviderPairsTest {
  static List<Pair> pairs() {
    return Pair.all("providers");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void thePredictionIsWhatTheDocumentationSays(Pair pair) {
    assertThat(PredictedPairs.actions(PredictedPairs.plan(pair))).isEqualTo(pair.plan());
  }
}
