package dev.plumbline.forecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Scenario.Loss;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a database keeps where the source says nothing differs by language. */
class LanguageDefaultsTest {
  private static final String TEMPLATE =
      """
      Resources:
        Orders:
          Type: AWS::RDS::DBInstance
      %s    Properties:
            DBInstanceClass: db.t4g.small
            Engine: postgres
            AllocatedStorage: "20"
      %s\
      """;

  @Test
  void cloudFormationLeavesADayOfBackupsToTheService() {
    Statement statement = restored(template("", ""));

    assertThat(statement.effect()).isEqualTo(Effect.RESTORED_BY);
    assertThat(statement.text())
        .startsWith("has automated backups of 1 day, ")
        .endsWith("deleted, they go with it, and its final snapshot restores it");
    assertThat(restored(template("", "      BackupRetentionPeriod: 0\n")).text())
        .isEqualTo("has no automated backups");
  }

  @Test
  void theDeletionPolicyOfATemplateSaysWhatIsLeft() {
    assertThat(restored(template("    DeletionPolicy: Delete\n", "")).text())
        .endsWith("deleted, they go with it, and nothing restores it");
    assertThat(restored(template("    DeletionPolicy: Retain\n", "")).text())
        .endsWith("its stack leaves it where it is");
    assertThat(
            restored(
                    template("    DeletionPolicy: Delete\n", "      DeleteAutomatedBackups: false"))
                .text())
        .endsWith("they stay when it is deleted");
  }

  @Test
  void aClusterOfDocumentsIsDeletedWithItsBackupsUnlessItsTemplateSaysOtherwise() {
    String cluster =
        """
        Resources:
          Docs:
            Type: AWS::DocDB::DBCluster
        %s    Properties:
              StorageEncrypted: true
        """;

    assertThat(restored(cloudFormation(cluster.formatted(""))).text())
        .startsWith("has automated backups of 1 day, ")
        .endsWith("nothing restores it");
    assertThat(restored(cloudFormation(cluster.formatted("    DeletionPolicy: Snapshot\n"))).text())
        .endsWith("its final snapshot restores it");
  }

  @Test
  void whatIsMadeOfASnapshotHasWhatThatSays() {
    Statement restored = restored(template("", "      DBSnapshotIdentifier: before\n"));
    Statement terraform =
        restored(
            terraform(
                "resource \"aws_db_instance\" \"d\" {\n  snapshot_identifier = \"before\"\n}\n"));

    assertThat(restored.effect()).isEqualTo(Effect.CANNOT_BE_SAID);
    assertThat(restored.text()).contains("made of a snapshot");
    assertThat(terraform.effect()).isEqualTo(Effect.CANNOT_BE_SAID);
  }

  @Test
  void terraformAndPulumiOrderNoBackups() {
    String program =
        """
        name: shop
        runtime: yaml
        resources:
          orders:
            type: aws:rds:Instance
            properties:
              instanceClass: db.t4g.small
              engine: postgres
              allocatedStorage: 20
        """;
    Graph pulumi =
        StackReader.read(
            new StackSpec(StackSpec.Kind.PULUMI, "", "dev", List.of(), false),
            SourceTree.ofText(Map.of("Pulumi.yaml", program)),
            Budget.generous());

    assertThat(restored(pulumi).text()).isEqualTo("has no automated backups");
    assertThat(restored(terraform("resource \"aws_db_instance\" \"d\" {\n}\n")).text())
        .isEqualTo("has no automated backups");
  }

  @Test
  void aReplicaIsMadeAnewFromItsSource() {
    Graph graph =
        terraform(
            """
            resource "aws_db_instance" "copy" {
              replicate_source_db = "orders"
            }
            """);

    assertThat(restored(graph).text()).endsWith("is made anew from it");
  }

  @Test
  void aGlobalTableWithOneReplicaIsInOneRegion() {
    String table =
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::GlobalTable
            Properties:
              Replicas: [%s]
        """;

    assertThat(
            of(cloudFormation(table.formatted("{Region: us-east-1}")), Loss.REGION, "Orders")
                .effect())
        .isEqualTo(Effect.GOES_DOWN);
    assertThat(
            of(
                    cloudFormation(table.formatted("{Region: us-east-1}, {Region: eu-west-1}")),
                    Loss.REGION,
                    "Orders")
                .effect())
        .isEqualTo(Effect.SURVIVES);
    assertThat(restored(cloudFormation(table.formatted("{Region: us-east-1}"))).effect())
        .isEqualTo(Effect.CANNOT_BE_SAID);
  }

  @Test
  void whatCanBeRestoredToAMomentInMySqlHasItsBinaryLog() {
    Graph graph =
        terraform(
            """
            resource "google_sql_database_instance" "d" {
              database_version = "MYSQL_8_4"
              settings {
                tier = "db-f1-micro"
                backup_configuration {
                  enabled            = true
                  binary_log_enabled = true
                }
              }
            }
            """);

    assertThat(restored(graph).text()).startsWith("can be restored to a moment of its retention");
  }

  private static Graph template(String policy, String more) {
    return cloudFormation(TEMPLATE.formatted(policy, more));
  }

  private static Graph cloudFormation(String template) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("t.yaml", template)),
        Budget.generous());
  }

  private static Graph terraform(String source) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), Budget.generous());
  }

  private static Statement restored(Graph graph) {
    return scenarios(graph).stream()
        .filter(scenario -> scenario.loss() == Loss.DATABASE)
        .flatMap(scenario -> scenario.statements().stream())
        .findFirst()
        .orElseThrow();
  }

  private static Statement of(Graph graph, Loss loss, String address) {
    return scenarios(graph).stream()
        .filter(scenario -> scenario.loss() == loss)
        .flatMap(scenario -> scenario.statements().stream())
        .filter(statement -> statement.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static List<Scenario> scenarios(Graph graph) {
    return new ScenarioSearch(graph, Budget.generous()).all();
  }
}
