package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a file that was handed in is said with its name and its line. */
class InputProblemsTest {
  @Test
  void whatIsNotYamlIsSaidWithTheLineWhereItEnds() {
    assertThat(usage("resource_usage:\n  a.b:\n    x: 1\n   y: 2\n"))
        .singleElement()
        .asString()
        .startsWith("usage.yaml:4: is not YAML: ");
    assertThat(usage("resource_usage: {a.b: {x: 1}\n"))
        .singleElement()
        .asString()
        .startsWith("usage.yaml:2: is not YAML: ");
  }

  @Test
  void aFigureThatIsWrittenAlmostRightIsNoFigure() {
    assertThat(
            usage(
                """
                resource_usage:
                  module.net["a"].aws_nat_gateway.main[0]:
                    monthly_data_procesed_gb: 100
                  aws_nat_gateway.other:
                    monthly_hours: 1
                resource_type_default_usage:
                  aws_s3_bucket:
                    storage_gbs: 5
                """))
        .containsExactly(
            "usage.yaml:3: no estimate asks for monthly_data_procesed_gb; did you mean"
                + " \"monthly_data_processed_gb\"?",
            "usage.yaml:8: no estimate asks for storage_gbs; did you mean \"storage_gb\"?");
  }

  @Test
  void aKeyThatIsWrittenAlmostRightIsNone() {
    assertThat(usage("resource_usages:\n  a.b:\n    x: 1\n"))
        .containsExactly(
            "usage.yaml:1: means nothing here: resource_usages; did you mean \"resource_usage\"?");
  }

  @Test
  void whatIsNoneOfInfracostsFilesIsSaidWithItsLine() {
    assertThat(infracost("{\n  \"projects\": [,]\n}")).containsExactly("out.json:2: is not JSON");
    assertThat(infracost("{}"))
        .containsExactly("out.json:1: is not what infracost breakdown --format json writes");
    assertThat(infracost("{\"currency\": \"EUR\", \"projects\": []}"))
        .containsExactly("out.json:1: is in EUR; only US dollars can be added up");
  }

  private static List<String> usage(String yaml) {
    return UsageFile.read("usage.yaml", yaml.getBytes(StandardCharsets.UTF_8)).problems();
  }

  private static List<String> infracost(String json) {
    return InfracostFile.read("out.json", json.getBytes(StandardCharsets.UTF_8), "infra")
        .problems();
  }
}
