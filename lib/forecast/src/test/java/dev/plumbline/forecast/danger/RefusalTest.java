package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.Dangers;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An update that the service refuses is told before anybody applies it. */
class RefusalTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String DATABASE =
      """
      variable "copy" {
        type = bool
      }
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        engine_version    = "%s"
        allocated_storage = %d
        %s
      }
      """;

  @Test
  void anOlderEngineAndLessStorageAreRefused() {
    Validation.Plan plan =
        plan(DATABASE.formatted("17.4", 100, ""), DATABASE.formatted("16.2", 80, ""));

    assertThat(plan.changes())
        .extracting(PlannedChange::action, PlannedChange::confidence, PlannedChange::reason)
        .containsExactly(
            tuple(
                Action.UPDATE,
                Confidence.CERTAIN,
                "allocated_storage can't shrink, and engine_version can't go back to an older"
                    + " version: applying will fail"));
    assertThat(plan.consequences().dangers())
        .extracting(Danger::kind, Danger::decisive)
        .containsExactly(tuple(Danger.Kind.REFUSED, false));
    assertThat(Dangers.of(plan))
        .containsExactly(
            "aws_db_instance.orders can't be updated so: allocated_storage can't shrink, and"
                + " engine_version can't go back to an older version; the apply fails.");
  }

  @Test
  void whatRisesAndWhatIsNotWrittenDownIsNone() {
    assertThat(reason(DATABASE.formatted("17.4", 100, ""), DATABASE.formatted("18.1", 200, "")))
        .isEmpty();
    assertThat(reason(DATABASE.formatted("17.4", 100, ""), DATABASE.formatted("17", 100, "")))
        .isEmpty();
    String bound =
        "resource \"google_container_cluster\" \"a\" {\n  min_master_version = \"%s\"\n}\n";
    assertThat(reason(bound.formatted("1.32"), bound.formatted("1.31"))).isEmpty();
  }

  @Test
  void aCopyMayHaveLessStorageAndWhatMayBeACopyIsNotSpokenOf() {
    String copied = "blue_green_update {\n    enabled = %s\n  }";

    for (String enabled : List.of("true", "var.copy")) {
      String copy = copied.formatted(enabled);
      assertThat(
              reason(DATABASE.formatted("17.4", 100, copy), DATABASE.formatted("17.4", 80, copy)))
          .isEmpty();
    }
    String none = copied.formatted("false");
    assertThat(reason(DATABASE.formatted("17.4", 100, none), DATABASE.formatted("17.4", 80, none)))
        .contains("applying will fail");
  }

  @Test
  void storageThatGrowsByItselfIsLeftAlone() {
    String grows = "max_allocated_storage = 500";

    assertThat(
            plan(DATABASE.formatted("17.4", 100, grows), DATABASE.formatted("17.4", 80, grows))
                .changes())
        .extracting(PlannedChange::action)
        .containsExactly(Action.NO_OP);
  }

  @Test
  void aClusterOfEksMayBeRefused() {
    String cluster = "resource \"aws_eks_cluster\" \"a\" {\n  version = \"%s\"\n}\n";

    assertThat(reason(cluster.formatted("1.34"), cluster.formatted("1.33")))
        .isEqualTo(
            "version goes back only within seven days of its upgrade, and only to the minor version"
                + " before: applying may fail");
  }

  @Test
  void anotherEngineIsNoOlderVersion() {
    String domain = "resource \"aws_opensearch_domain\" \"a\" {\n  engine_version = \"%s\"\n}\n";

    assertThat(reason(domain.formatted("Elasticsearch_7.10"), domain.formatted("OpenSearch_1.0")))
        .doesNotContain("fail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_rds_cluster            | engine_version     | 16.3      | 15.4",
        "aws_ebs_volume             | size               | 200       | 100",
        "azurerm_managed_disk       | disk_size_gb       | 200       | 100",
        "azurerm_kubernetes_cluster | kubernetes_version | 1.32.0    | 1.31.2",
        "google_sql_database_instance | database_version | MYSQL_8_0 | MYSQL_5_7",
      })
  void soItIsOfOtherServices(String type, String path, String before, String after) {
    String resource = "resource \"" + type + "\" \"a\" {\n  " + path + " = \"%s\"\n}\n";

    assertThat(reason(resource.formatted(before), resource.formatted(after)))
        .startsWith(path + " can't ")
        .contains("applying ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "google_compute_disk                | size           | 200   | 100",
        "azurerm_postgresql_flexible_server | version        | 16    | 15",
        "aws_elasticache_cluster            | engine_version | 7.1   | 7.0",
        "aws_msk_cluster                    | kafka_version  | 3.6.0 | 2.8.1",
      })
  void whatTheProviderReplacesIsNotRefused(String type, String path, String before, String after) {
    String resource = "resource \"" + type + "\" \"a\" {\n  " + path + " = \"%s\"\n}\n";

    Validation.Plan plan = plan(resource.formatted(before), resource.formatted(after));

    assertThat(plan.changes()).extracting(PlannedChange::action).containsExactly(Action.REPLACE);
    assertThat(plan.changes().getFirst().reason()).doesNotContain("fail");
  }

  @Test
  void soItIsInOtherLanguages() {
    String template =
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
              EngineVersion: "%s"
        """;
    String program =
        """
        name: shop
        runtime: yaml
        resources:
          orders:
            type: aws:rds:Instance
            properties:
              engine: postgres
              engineVersion: "%s"
        """;

    assertThat(
            List.of(
                reason(StackSpec.Kind.CLOUDFORMATION, "t.yaml", template),
                reason(StackSpec.Kind.PULUMI, "Pulumi.yaml", program)))
        .allSatisfy(reason ->
            assertThat(reason).contains("engine_version can't go back to an older version"));
  }

  private static String reason(StackSpec.Kind kind, String file, String text) {
    var stack =
        new StackSpec(kind, kind == StackSpec.Kind.PULUMI ? "" : file, "", List.of(), false);
    Graph base = read(stack, file, text.formatted("17.4"));
    Graph head = read(stack, file, text.formatted("16.2"));
    return PlanPredictor.predict(base, head, Budget.generous()).changes().getFirst().reason();
  }

  private static Graph read(StackSpec stack, String file, String text) {
    return StackReader.read(stack, SourceTree.ofText(Map.of(file, text)), Budget.generous());
  }

  private static String reason(String before, String after) {
    return plan(before, after).changes().getFirst().reason();
  }

  private static Validation.Plan plan(String before, String after) {
    Graph base = graph(before);
    Graph head = graph(after);
    Validation.Plan plan = PlanPredictor.predict(base, head, Budget.generous());
    List<Danger> dangers = new DangerSearch(base, head, WORDS, Readers.NONE).in(plan);
    return plan.with(new Consequences(Renames.NONE, dangers, List.of(), List.of(), List.of()));
  }

  private static Graph graph(String text) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }
}
