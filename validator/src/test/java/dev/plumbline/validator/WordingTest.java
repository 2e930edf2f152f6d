package dev.plumbline.validator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.Dangers;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.forecast.rollback.RollbackSearch;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final String TEMPLATE =
      """
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          Properties:
            DBInstanceClass: %s
            StorageEncrypted: %s
            BackupRetentionPeriod: 7
        Items:
          Type: AWS::DynamoDB::Table
          Properties:
            KeySchema: [{AttributeName: %s, KeyType: HASH}]
      """;

  private static final String PROGRAM =
      """
      name: p
      runtime: yaml
      resources:
        storage_encrypted:
          type: aws:rds:Instance
          properties:
            instanceClass: %s
            storageEncrypted: %s
      """;

  @Test
  void aTemplatesPropertiesHaveItsNames() {
    Validation.Plan plan =
        plan(
            template(TEMPLATE.formatted("db.t4g.medium", true, "id")),
            template(TEMPLATE.formatted("db.t4g.large", false, "pk")));

    assertThat(paths(plan))
        .containsExactlyInAnyOrder(
            "DBInstanceClass", "StorageEncrypted", "KeySchema[0].AttributeName");
    assertThat(Dangers.of(plan))
        .containsExactly(
            "Db will be replaced, forced by StorageEncrypted, and what it holds is lost.",
            "Items will be replaced, forced by KeySchema[0].AttributeName, and what it holds is"
                + " lost.");
    assertThat(plan.consequences().dangers().getFirst().safeguards())
        .contains("Automated backups are kept only if DeleteAutomatedBackups is false.");
  }

  @Test
  void aProgramsPropertiesHaveItsNamesAndResourcesKeepTheirs() {
    Validation.Plan plan =
        plan(
            program(PROGRAM.formatted("db.t4g.medium", true)),
            program(PROGRAM.formatted("db.t4g.large", false)));

    assertThat(paths(plan)).containsExactlyInAnyOrder("instanceClass", "storageEncrypted");
    assertThat(Dangers.of(plan))
        .singleElement()
        .asString()
        .startsWith("storage_encrypted will be replaced, forced by storageEncrypted; ");
  }

  @Test
  void terraformsStayAsTheyAre() {
    String source =
        "resource \"aws_db_instance\" \"a\" {\n  identifier = \"a\"\n  storage_encrypted = %s\n}\n";
    Graph base = terraform(source.formatted(true));
    Graph head = terraform(source.formatted(false));
    Validation.Plan plan = predicted(base, head);

    assertThat(Wording.of(base, head, plan)).isSameAs(plan);
  }

  private static List<String> paths(Validation.Plan plan) {
    return plan.changes().stream()
        .flatMap(change -> change.attributes().stream())
        .map(AttributeChange::path)
        .toList();
  }

  private static Validation.Plan plan(Graph base, Graph head) {
    return Wording.of(base, head, predicted(base, head));
  }

  private static Validation.Plan predicted(Graph base, Graph head) {
    Validation.Plan plan = PlanPredictor.predict(base, head, Budget.generous());
    var search =
        new DangerSearch(
            base,
            head,
            new Words("", true, List.of(), List.of(), LocalDate.of(2026, 11, 28)),
            Readers.NONE);
    plan =
        plan.with(new Consequences(Renames.NONE, search.in(plan), List.of(), List.of(), List.of()));
    return plan.with(new RollbackSearch(base, head, plan, Budget.generous()).card());
  }

  private static Graph terraform(String text) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", text)), Budget.generous());
  }

  private static Graph template(String text) {
    StackSpec stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }

  private static Graph program(String text) {
    StackSpec stack = new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);
    return StackReader.read(
        stack, SourceTree.ofText(Map.of("Pulumi.yaml", text)), Budget.generous());
  }
}
