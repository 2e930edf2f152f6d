package dev.plumbline.forecast.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The card of a change that its service does not take back: what stays, and what brings it back.
 */
class OneWayCardTest {
  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        engine              = "postgres"
        engine_version      = "%s"
        instance_class      = "%s"
        allocated_storage   = %d
        skip_final_snapshot = true
      }
      """;

  @Test
  void anUpgradedEngineIsBroughtBackByASnapshotAndNotByARevert() {
    RollbackCard card =
        card(
            DATABASE.formatted("17.4", "db.m6g.large", 100),
            DATABASE.formatted("18.1", "db.m6g.large", 100));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.stays()).isTrue();
          assertThat(row.text())
              .isEqualTo("can't go back: engine_version can't go back to an older version");
        });
    assertThat(card.before())
        .containsExactly("Take a snapshot of aws_db_instance.orders, and see that it can be read.");
    assertThat(card.reverting()).isEmpty();
    assertThat(card.after())
        .containsExactly(
            "To have the old state of aws_db_instance.orders again, restore that snapshot under a"
                + " new name: what is written after it is not in it.");
  }

  @Test
  void theRevertOfWhatElseChangesLeavesOutWhatIsRefused() {
    RollbackCard card =
        card(
            DATABASE.formatted("17.4", "db.m6g.large", 100),
            DATABASE.formatted("18.1", "db.m6g.xlarge", 200));

    assertThat(card.reverting())
        .containsExactly(
            "Leave allocated_storage and engine_version of aws_db_instance.orders in the revert as"
                + " the change has it, else the apply fails.");
  }

  @Test
  void aNewAttributeThatIsKeptHidesNothingOfIt() {
    String kept = "port = 5433\n  skip_final";

    RollbackCard card =
        card(
            DATABASE.formatted("17.4", "db.m6g.large", 100),
            DATABASE.formatted("18.1", "db.m6g.large", 100).replace("skip_final", kept));

    assertThat(card.rows())
        .extracting(Row::text)
        .containsExactly("can't go back: engine_version can't go back to an older version");
    assertThat(card.reverting())
        .contains("Write the old value of port of aws_db_instance.orders into the revert.");
  }

  @Test
  void whatIsRefusedStaysAsItWas() {
    RollbackCard card =
        card(
            DATABASE.formatted("17.4", "db.m6g.large", 100),
            DATABASE.formatted("16.2", "db.m6g.large", 100));

    assertThat(card.summary())
        .isEqualTo(
            "The apply fails over aws_db_instance.orders, where nothing changes then. Reverting and"
                + " applying brings the old state back.");
    assertThat(card.rows())
        .extracting(Row::text)
        .containsExactly(
            "stays as it was, since the apply fails: engine_version can't go back to an older"
                + " version");
  }

  @Test
  void aTemplatesDatabaseGoesNoMoreBackThanAnyOther() {
    String template =
        """
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            Properties:
              Engine: postgres
              EngineVersion: "%s"
              AllocatedStorage: 100
        """;

    RollbackCard card =
        card(template(template.formatted("17.4")), template(template.formatted("18.1")));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.rows())
        .extracting(Row::text)
        .containsExactly("can't go back: engine_version can't go back to an older version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_rds_cluster               | engine_version      | 15.4    | 16.3",
        "aws_ebs_volume                | size                | 100     | 200",
        "azurerm_managed_disk          | disk_size_gb        | 100     | 200",
        "azurerm_kubernetes_cluster    | kubernetes_version  | 1.31.2  | 1.32.0",
        "azurerm_mysql_flexible_server | version             | 5.7     | 8.0.21",
        "google_sql_database_instance  | database_version    | MYSQL_5_7 | MYSQL_8_0",
        "google_container_cluster      | min_master_version  | 1.31    | 1.32",
      })
  void whatGoesOnlyOneWayStays(String type, String path, String before, String after) {
    String resource = "resource \"" + type + "\" \"a\" {\n  " + path + " = \"%s\"\n}\n";

    RollbackCard there = card(resource.formatted(before), resource.formatted(after));
    RollbackCard back = card(resource.formatted(after), resource.formatted(before));

    assertThat(there.rows()).extracting(Row::stays).containsExactly(true);
    assertThat(there.after())
        .singleElement()
        .asString()
        .contains("the old state of " + type + ".a");
    assertThat(back.rows()).extracting(Row::stays).containsExactly(false);
  }

  @Test
  void whatTheProviderReplacesOnItsWayBackIsToldOnce() {
    String server =
        "resource \"azurerm_postgresql_flexible_server\" \"a\" {\n  storage_mb = %d\n}\n";

    RollbackCard card = card(server.formatted(32768), server.formatted(65536));

    assertThat(card.rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.outcome()).isEqualTo(Outcome.CONTENT_LOST);
          assertThat(row.text()).startsWith("the revert replaces it (storage_mb forces it)");
        });
    assertThat(card.after()).hasSize(1);
  }

  @Test
  void aClusterOfEksGoesBackForAWeek() {
    String cluster =
        "resource \"aws_eks_cluster\" \"a\" {\n  name = \"a\"\n  version = \"%s\"\n}\n";

    RollbackCard card = card(cluster.formatted("1.33"), cluster.formatted("1.34"));

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.reverting())
        .containsExactly(
            "Revert in time: version goes back only within seven days of its upgrade, and only to"
                + " the minor version before (aws_eks_cluster.a).");
  }

  @Test
  void whatIsGoneIsToldApartFromWhatStays() {
    String ring =
        "resource \"google_kms_key_ring\" \"k\" {\n  name = \"k\"\n  location = \"eu\"\n}\n";
    String disk = "resource \"aws_ebs_volume\" \"v\" {\n  size = %d\n}\n";

    assertThat(card(ring + disk.formatted(1), disk.formatted(2)).summary())
        .isEqualTo(
            "Reverting does not bring back google_kms_key_ring.k. Reverting does not undo the"
                + " change of aws_ebs_volume.v: what is there stays as the change leaves it, with"
                + " what it holds.");
  }

  private static RollbackCard card(String before, String after) {
    return card(graph(before), graph(after));
  }

  private static RollbackCard card(Graph base, Graph head) {
    Budget budget = Budget.generous();
    return new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();
  }

  private static Graph template(String text) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("t.yaml", text)),
        Budget.generous());
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", source)));
  }
}
