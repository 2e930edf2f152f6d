package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dforecast.record=true} writes what the installed terraform plans into the pairs. */
class TerraformDataTest {
  private static final String GROUP = "terraform_data";
  private static final int BATCH = 20;

  static List<Pair> pairs() {
    return Pair.all(GROUP);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void thePredictionIsThePlan(Pair pair) {
    assertThat(PredictedPairs.actions(PredictedPairs.plan(pair))).isEqualTo(pair.plan());
  }

  static List<Pair> drawn() {
    return DrawnPairs.all().stream()
        .filter(pair -> !pair.plan().equals(TerraformOracle.CYCLE))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void thePredictionOfADrawnChangeIsThePlan(Pair pair) {
    assertThat(PredictedPairs.actions(PredictedPairs.plan(pair))).isEqualTo(pair.plan());
  }

  @Test
  void enoughChangesAreDrawn() {
    assertThat(drawn()).hasSizeGreaterThanOrEqualTo(350);
  }

  /** All of them when they are recorded; else the first ones, since each takes half a second. */
  @Test
  void theRecordedPlansOfDrawnChangesAreThoseOfTerraform(@TempDir Path directory) {
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not installed");
    boolean record = Boolean.getBoolean("forecast.record");
    List<Pair> pairs = record ? DrawnPairs.all() : DrawnPairs.all().subList(0, BATCH);

    List<Map<String, String>> plans = new ArrayList<>();
    for (int from = 0; from < pairs.size(); from += BATCH) {
      var oracle = new TerraformOracle(directory.resolve("batch" + from));
      plans.addAll(oracle.plans(pairs.subList(from, Math.min(from + BATCH, pairs.size()))));
    }

    if (record) {
      DrawnPairs.record(plans);
    }
    assertThat(plans)
        .isEqualTo(DrawnPairs.all().stream().limit(plans.size()).map(Pair::recorded).toList());
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
    assertThat(plans).isEqualTo(pairs().stream().map(Pair::recorded).toList());
  }
}
