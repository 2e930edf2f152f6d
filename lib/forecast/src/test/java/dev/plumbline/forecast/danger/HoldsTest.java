package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.forecast.rollback.RollbackSearch;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldsTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final StackSpec TERRAFORM = StackSpec.terraform("");
  private static final StackSpec TEMPLATE =
      new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
  private static final StackSpec PULUMI =
      new StackSpec(StackSpec.Kind.PULUMI, "", "dev", List.of(), false);

  /** CloudFormation says of the bucket that it holds data, and these are resources in Terraform. */
  @Test
  void aPropertyThatLeavesABucketTakesNoDataAlong() {
    String bucket = "Resources:\n  Files:\n    Type: AWS::S3::Bucket\n";
    Graph base =
        StackReader.read(
            TEMPLATE,
            SourceTree.ofText(
                Map.of(
                    "t.yaml",
                    bucket
                        + "    Properties:\n      LoggingConfiguration: {DestinationBucketName: logs}\n")),
            Budget.generous());
    Graph head =
        StackReader.read(TEMPLATE, SourceTree.ofText(Map.of("t.yaml", bucket)), Budget.generous());
    var plan = PlanPredictor.predict(base, head, Budget.generous());

    assertThat(new DangerSearch(base, head, WORDS, Readers.NONE).in(plan))
        .allMatch(danger -> danger.kind() == Danger.Kind.RESOURCE && !danger.stands());
  }

  @Test
  void aReaderOfAClusterHoldsNothingOfItsOwn() {
    Graph base = terraform("resource \"aws_rds_cluster_instance\" \"x\" {\n}\n");

    assertThat(danger(base).kind()).isEqualTo(Danger.Kind.RESOURCE);
    assertThat(danger(base).stands()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubernetes_persistent_volume_claim_v1",
        "kubernetes_namespace",
        "aws_eks_cluster",
        "azurerm_kubernetes_cluster",
        "aws_cloudformation_stack",
        "aws_cloudtrail_event_data_store",
        "digitalocean_database_cluster",
        "azurerm_postgresql_server"
      })
  void whatHoldsDataHasToBeAcknowledged(String type) {
    Graph base = terraform("resource \"" + type + "\" \"x\" {\n}\n");

    assertThat(danger(base).kind()).isEqualTo(Danger.Kind.DATA);
    assertThat(danger(base).stands()).isTrue();
    assertThat(card(base).verdict()).isEqualTo(Verdict.DATA_LOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubernetes_deployment_v1",
        "kubernetes_stateful_set_v1",
        "kubernetes_service",
        "kubernetes_config_map",
        "kubernetes_role_v1",
        "terraform_data",
        "random_pet"
      })
  void whatHoldsNothingIsAsItWas(String type) {
    Graph base = terraform("resource \"" + type + "\" \"x\" {\n}\n");

    assertThat(danger(base).text()).isEqualTo(type + ".x will be destroyed.");
    assertThat(danger(base).stands()).isFalse();
    assertThat(card(base).verdict()).isIn(Verdict.RESTORES, Verdict.WITH_STEPS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mycloud_database", "helm_release", "azurerm_type_of_old"})
  void whatNobodyKnowsIsSaidToBeUnknownAndDecidesNothing(String type) {
    Graph base = terraform("resource \"" + type + "\" \"x\" {\n}\n");

    Danger danger = danger(base);
    RollbackCard card = card(base);

    assertThat(danger.text())
        .isEqualTo(type + ".x will be destroyed; what it holds, if anything, is not known.");
    assertThat(danger.decisive()).isFalse();
    assertThat(card.verdict()).isEqualTo(Verdict.CANNOT_BE_SAID);
    assertThat(card.rows().getFirst().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(card.rows().getFirst().text())
        .isEqualTo(
            "is destroyed; it is made anew, with a new id; what it holds, if anything, is not"
                + " known");
    assertThat(card.before())
        .containsExactly("See whether " + type + ".x holds anything, and keep that elsewhere.");
  }

  @Test
  void aChangeThatMayReplaceWhatNobodyKnowsCantBeSaidToGoBack() {
    String unknown = "resource \"mycloud_database\" \"x\" {\n  size = %d\n}\n";
    Graph base = terraform(unknown.formatted(1));
    Graph head = terraform(unknown.formatted(2));
    Budget budget = Budget.generous();

    RollbackCard card =
        new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();

    assertThat(card.verdict()).isEqualTo(Verdict.CANNOT_BE_SAID);
    assertThat(card.rows().getFirst().text())
        .contains("there are no facts about this type; the change may replace it");
  }

  @Test
  void aClaimsVolumeMayStay() {
    Graph base = terraform("resource \"kubernetes_persistent_volume_claim\" \"x\" {\n}\n");

    assertThat(danger(base).text()).endsWith("will be destroyed, and what it holds may be lost.");
  }

  @Test
  void aStatefulSetTakesItsVolumesAlongOnlyWhereItIsTold() {
    String set =
        """
        resource "kubernetes_stateful_set_v1" "x" {
          spec {
            persistent_volume_claim_retention_policy {
              when_deleted = "%s"
            }
          }
        }
        """;

    assertThat(danger(terraform(set.formatted("Delete"))).stands()).isTrue();
    assertThat(danger(terraform(set.formatted("Retain"))).stands()).isFalse();
  }

  @Test
  void aSecretThatTheCodeDoesNotFillIsNotKnown() {
    String secret = "resource \"kubernetes_secret\" \"x\" {\n  %s\n}\n";

    assertThat(danger(terraform(secret.formatted(""))).text()).contains("is not known");
    assertThat(danger(terraform(secret.formatted("data = { a = \"b\" }"))).text())
        .endsWith(" will be destroyed.");
  }

  @Test
  void aManifestIsWhatItsKindIs() {
    String manifest =
        "resource \"kubernetes_manifest\" \"x\" {\n  manifest = {\n    apiVersion = \"v1\"\n"
            + "    kind = \"%s\"\n  }\n}\n";

    assertThat(danger(terraform(manifest.formatted("PersistentVolumeClaim"))).stands()).isTrue();
    assertThat(danger(terraform(manifest.formatted("ConfigMap"))).text())
        .endsWith(" will be destroyed.");
    assertThat(danger(terraform(manifest.formatted("Wish"))).text()).contains("is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::FSx::FileSystem",
        "AWS::SDB::Domain",
        "AWS::Glue::Table",
        "AWS::CloudFormation::Stack",
        "AWS::EKS::Cluster"
      })
  void aTemplatesTypesHoldWhatCloudFormationSays(String type) {
    assertThat(danger(template(type)).stands()).isTrue();
  }

  @Test
  void aTemplatesOtherTypesHoldNothingAndItsCustomOnesAreNotKnown() {
    assertThat(danger(template("AWS::ApiGatewayV2::Integration")).text())
        .isEqualTo("X will be destroyed.");
    assertThat(danger(template("Custom::Database")).text()).contains("is not known");
    assertThat(card(template("Custom::Database")).verdict()).isEqualTo(Verdict.CANNOT_BE_SAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azure-native:sql:Database",
        "azure-native:sql/v20211101:Database",
        "aws-native:rds:DbInstance",
        "aws-native:eks:Cluster",
        "google-native:sqladmin/v1:Instance",
        "digitalocean:index/databaseCluster:DatabaseCluster",
        "kubernetes:core/v1:PersistentVolumeClaim"
      })
  void aProgramsTypesAreKnownByTheirTokens(String type) {
    assertThat(danger(pulumi(type)).stands()).isTrue();
  }

  @Test
  void aProgramsOtherTypes() {
    assertThat(danger(pulumi("kubernetes:apps/v1:Deployment")).text())
        .isEqualTo("x will be destroyed.");
    assertThat(danger(pulumi("aws-native:lambda:Permission")).text())
        .isEqualTo("x will be destroyed.");
    assertThat(danger(pulumi("azure-native:foo:Bar")).text()).contains("is not known");
  }

  /** Else the table would say of a type of today what the facts say already, or otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"azurerm_postgresql_server", "azurerm_sql_database"})
  void theFactsLackTheTypesOfOlderMajors(String type) {
    assertThat(Facts.bundled().resource(type)).isNull();
  }

  private static Danger danger(Graph base) {
    Graph head = empty(base);
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .in(PlanPredictor.predict(base, head, Budget.generous()))
        .getFirst();
  }

  private static RollbackCard card(Graph base) {
    Budget budget = Budget.generous();
    Graph head = empty(base);
    return new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();
  }

  private static Graph empty(Graph base) {
    return switch (base.stack().kind()) {
      case CLOUDFORMATION -> read(TEMPLATE, "t.yaml", "Resources: {}\n");
      case PULUMI -> read(PULUMI, "Pulumi.yaml", "name: p\nruntime: yaml\n");
      default -> terraform("");
    };
  }

  private static Graph terraform(String source) {
    return read(TERRAFORM, "main.tf", source);
  }

  private static Graph template(String type) {
    return read(TEMPLATE, "t.yaml", "Resources:\n  X:\n    Type: " + type + "\n");
  }

  private static Graph pulumi(String type) {
    return read(
        PULUMI,
        "Pulumi.yaml",
        "name: p\nruntime: yaml\nresources:\n  x:\n    type: " + type + "\n");
  }

  private static Graph read(StackSpec stack, String file, String text) {
    return StackReader.read(stack, SourceTree.ofText(Map.of(file, text)), Budget.generous());
  }
}
