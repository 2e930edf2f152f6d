package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dforecast.record=true} writes what the installed terraform plans into the pairs. */
class TerraformDataTest {
  private static final String GROUP = "terraform_data";

  static List<Pair> pairs() {
    return Pair.all(GROUP);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void thePredictionIsThePlan(Pair pair) {
    assertThat(PredictedPairs.actions(PredictedPairs.plan(pair))).isEqualTo(pair.plan());
  }

  @Test
  void theRecordedPlansAreThoseOfTerraform(@TempDir Path directory) {
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not installed");
    List<Pair> pairs = pairs();

    List<Map<String, String>> plans = new TerraformOracle(directory).plans(pairs);

    if (Boolean.getBoolean("forecast.record")) {
      for (int i = 0; i < pairs.size(); i++) {
        pairs.get(i).record(plans.get(i));
      }
    }
    assertThat(plans).isEqualTo(pairs().stream().map(Pair::plan).toList());
  }
}
