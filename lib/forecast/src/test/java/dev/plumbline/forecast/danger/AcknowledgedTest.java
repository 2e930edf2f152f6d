package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an acknowledgement may stand, and what it says that it took on. */
class AcknowledgedTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String DATABASE =
      "resource \"aws_db_instance\" \"o\" {\n  db_name = \"o\"\n  skip_final_snapshot = true\n}\n";
  private static final String BUCKET = "resource \"aws_s3_bucket\" \"b\" {\n}\n";

  @Test
  void aFileOfValuesMayHoldOneForItsEnvironment() {
    String said = "# plumbline:acknowledge aws_db_instance.o reason=\"dev only\"\n";
    Map<String, String> base = Map.of("main.tf", DATABASE, "dev.tfvars", "", "prod.tfvars", "");
    Map<String, String> head = Map.of("main.tf", "", "dev.tfvars", said, "prod.tfvars", "");

    assertThat(dangers(graph("dev", base), graph("dev", head)))
        .extracting(Danger::acknowledged)
        .containsExactly("dev only");
    assertThat(dangers(graph("prod", base), graph("prod", head)))
        .extracting(Danger::stands)
        .containsExactly(true);
    assertThat(graph("dev", head).comments())
        .extracting(comment -> comment.range().file())
        .containsExactly("dev.tfvars");
  }

  @Test
  void oneForAModuleSaysWhatItTookOn() {
    String call = "module \"m\" {\n  source = \"./m\"\n}\n";
    String said = "# plumbline:acknowledge module.m reason=\"bucket unused\"\n";

    assertThat(
            told(
                Map.of("main.tf", call, "m/main.tf", BUCKET + DATABASE),
                Map.of("main.tf", said + call, "m/main.tf", "")))
        .containsExactly(
            "bucket unused, takes on module.m.aws_db_instance.o, module.m.aws_s3_bucket.b");
  }

  @Test
  void oneForAResourceAloneSaysNoMore() {
    String said = "# plumbline:acknowledge aws_s3_bucket.b reason=\"unused\"\n";

    assertThat(told(Map.of("main.tf", BUCKET), Map.of("main.tf", said))).containsExactly("unused");
  }

  private static List<String> told(Map<String, String> before, Map<String, String> after) {
    Graph base = graph("", before);
    Graph head = graph("", after);
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .acknowledgements(PlanPredictor.predict(base, head, Budget.generous())).stream()
            .map(Acknowledgement::told)
            .toList();
  }

  private static List<Danger> dangers(Graph base, Graph head) {
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .in(PlanPredictor.predict(base, head, Budget.generous()));
  }

  private static Graph graph(String environment, Map<String, String> files) {
    List<String> values = environment.isEmpty() ? List.of() : List.of(environment + ".tfvars");
    return StackReader.read(
        new StackSpec(StackSpec.Kind.TERRAFORM, "", environment, values, false),
        SourceTree.ofText(files),
        Budget.generous());
  }
}
