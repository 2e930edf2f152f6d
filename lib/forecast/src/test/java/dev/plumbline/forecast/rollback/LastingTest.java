package dev.plumbline.forecast.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastingTest {
  private static final String LOCKED =
      """
      resource "aws_s3_bucket" "w" {
        bucket              = "w-orders"
        object_lock_enabled = true
      }
      resource "aws_s3_bucket_object_lock_configuration" "w" {
        bucket = aws_s3_bucket.w.id
        rule {
          default_retention {
            mode  = "%s"
            years = 10
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "google_kms_key_ring, ''",
    "google_kms_crypto_key, ''",
    "google_app_engine_application, ''",
    "aws_glacier_vault_lock, complete_lock = true",
    "azurerm_storage_container_immutability_policy, locked = true",
    "google_storage_bucket, 'retention_policy { is_locked = true }'"
  })
  void whatNobodyCanTakeAwayIsNotUndone(String type, String attributes) {
    RollbackCard card = made(resource(type, attributes.replace("{ ", "{\n").replace(" }", "\n}")));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.summary()).isEqualTo("Reverting does not undo the making of " + type + ".x.");
  }

  @ParameterizedTest
  @CsvSource({
    "aws_glacier_vault_lock, complete_lock = false",
    "azurerm_storage_container_immutability_policy, locked = var.unknown",
    "aws_backup_vault_lock_configuration, min_retention_days = 365",
    "aws_sqs_queue, ''"
  })
  void whatIsNotLockedGoesAgain(String type, String attributes) {
    assertThat(made(resource(type, attributes)).verdict()).isEqualTo(Verdict.RESTORES);
  }

  @Test
  void aVaultsLockGoesOnlyInTime() {
    RollbackCard card =
        made(resource("aws_backup_vault_lock_configuration", "changeable_for_days = 3"));

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.reverting())
        .containsExactly(
            "Revert within 3 days: after that aws_backup_vault_lock_configuration.x can't be taken"
                + " away by anybody.");
  }

  @Test
  void aBucketWhoseObjectsNobodyCanDeleteIsNotSaidToBeEmptied() {
    RollbackCard card = made(LOCKED.formatted("COMPLIANCE"));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.rows())
        .extracting(Row::text)
        .containsExactlyInAnyOrder(
            "can't be deleted once something was written to it: that is locked for 10 years, and"
                + " nobody can empty it",
            "leaves what was written meanwhile locked for 10 years: nobody can delete it");
    assertThat(card.reverting()).noneMatch(step -> step.startsWith("Empty "));
    assertThat(made(LOCKED.formatted("GOVERNANCE")).reverting())
        .containsExactly("Empty aws_s3_bucket.w before: it can only be deleted empty.");
  }

  @Test
  void aNameThatStaysTakenIsTold() {
    assertThat(made(resource("aws_secretsmanager_secret", "name = \"s\"")).rows().getFirst().text())
        .endsWith("; its name stays taken for 30 days");
    assertThat(made(resource("google_project", "name = \"p\"")).rows().getFirst().text())
        .endsWith("; its id can't be used again");
  }

  private static String resource(String type, String attributes) {
    return "resource \"" + type + "\" \"x\" {\n  " + attributes + "\n}\n";
  }

  private static RollbackCard made(String source) {
    Budget budget = Budget.generous();
    Graph base = graph("");
    Graph head = graph(source);
    return new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();
  }

  private static Graph graph(String source) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), Budget.generous());
  }
}
