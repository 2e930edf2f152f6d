package dev.plumbline.forecast.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RollbackSearchTest {
  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        identifier          = "orders"
        db_name             = "%s"
        allocated_storage   = %d
        engine_version      = "%s"
        skip_final_snapshot = true
      }
      """;

  @Test
  void anUpdateGoesBackInPlace() {
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n  delay_seconds = %d\n}\n";

    RollbackCard card = card(queue.formatted(1), queue.formatted(2));

    assertThat(card.verdict()).isEqualTo(Verdict.RESTORES);
    assertThat(card.summary()).isEqualTo("Reverting and applying brings the old state back.");
    assertThat(card.rows())
        .extracting(Row::action, Row::back, Row::outcome)
        .containsExactly(tuple(Action.UPDATE, Action.UPDATE, Outcome.RESTORED));
  }

  @Test
  void aReplacedDatabaseComesBackEmpty() {
    RollbackCard card =
        card(DATABASE.formatted("orders", 10, "13.7"), DATABASE.formatted("shop", 10, "13.7"));

    Row row = card.rows().getFirst();
    assertThat(card.verdict()).isEqualTo(Verdict.DATA_LOST);
    assertThat(row.outcome()).isEqualTo(Outcome.CONTENT_LOST);
    assertThat(row.text()).startsWith("is replaced by the change and again by the revert");
    assertThat(row.safeguards()).contains("No final snapshot is taken.");
    assertThat(card.before())
        .containsExactly("Take a snapshot of aws_db_instance.orders, and see that it can be read.");
    assertThat(card.after())
        .containsExactly("Restore aws_db_instance.orders from that snapshot, and check it.");
  }

  @Test
  void theStepsNameOnlyWhatTheServiceHas() {
    RollbackCard queue = card("resource \"aws_sqs_queue\" \"q\" {\n  name = \"q\"\n}\n", "");
    RollbackCard key = card("resource \"aws_kms_key\" \"k\" {\n}\n", "");
    RollbackCard pool = card("resource \"aws_cognito_user_pool\" \"p\" {\n  name = \"p\"\n}\n", "");

    assertThat(queue.before())
        .containsExactly(
            "Stop what writes to aws_sqs_queue.q, and let its readers empty it: it has no"
                + " backups.");
    assertThat(queue.after()).isEmpty();
    assertThat(key.before())
        .containsExactly(
            "Re-encrypt with another key what was encrypted with aws_kms_key.k: a key can't be"
                + " copied.");
    assertThat(key.after()).isEmpty();
    assertThat(pool.before())
        .containsExactly(
            "List the users (their passwords can't be exported) of aws_cognito_user_pool.p.");
  }

  @Test
  void storageThatGrewCannotShrink() {
    RollbackCard card =
        card(DATABASE.formatted("orders", 10, "13.7"), DATABASE.formatted("orders", 20, "13.7"));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.rows().getFirst().text())
        .isEqualTo("can't go back: allocated_storage can't shrink");
    assertThat(card.summary())
        .isEqualTo(
            "Reverting does not undo the change of aws_db_instance.orders: what is there stays as"
                + " the change leaves it, with what it holds.");
  }

  @Test
  void storageThatShrankGrowsBack() {
    RollbackCard card =
        card(DATABASE.formatted("orders", 20, "13.7"), DATABASE.formatted("orders", 10, "13.7"));

    assertThat(card.verdict()).isEqualTo(Verdict.RESTORES);
  }

  @Test
  void anEngineDoesNotGoBackToAnOlderVersion() {
    String from = DATABASE.formatted("orders", 10, "13.7");
    String to = DATABASE.formatted("orders", 10, "13.10");

    assertThat(card(from, to).rows().getFirst().outcome()).isEqualTo(Outcome.NOT_RESTORED);
    assertThat(card(to, from).rows().getFirst().outcome()).isEqualTo(Outcome.RESTORED);
  }

  @Test
  void aRoleComesBackAsSomebodyElse() {
    RollbackCard card = card("resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\n", "");

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.rows().getFirst().outcome()).isEqualTo(Outcome.IDENTITY_CHANGES);
    assertThat(card.rows().getFirst().text()).contains("another unique id");
    assertThat(card.after()).hasSize(1);
  }

  @Test
  void aSecretsNameStaysTakenForItsRecoveryWindow() {
    String secret = "resource \"aws_secretsmanager_secret\" \"s\" {\n  name = \"s\"\n%s}\n";

    assertThat(card(secret.formatted(""), "").rows().getFirst().text())
        .contains("keeps its name for 30 days");
    assertThat(card(secret.formatted("  recovery_window_in_days = 7\n"), "").reverting().getFirst())
        .startsWith("Restore (aws secretsmanager restore-secret), and import, aws_secretsmanager");
    assertThat(
            card(secret.formatted("  recovery_window_in_days = 0\n"), "").rows().getFirst().text())
        .contains("is deleted at once");
  }

  @Test
  void anUnknownWindowIsNotMadeUp() {
    String secret =
        """
        variable "days" {
          type = number
        }
        resource "aws_secretsmanager_secret" "s" {
          name                    = "s"
          recovery_window_in_days = var.days
        }
        """;

    assertThat(card(secret, "").rows().getFirst().text())
        .contains("keeps its name for an unknown number of days");
  }

  @Test
  void aMovedResourceNeedsItsMovedBlockTheOtherWayRound() {
    String queue = "resource \"aws_sqs_queue\" \"%s\" {\n  name = \"q\"\n}\n";
    String moved = "moved {\n  from = aws_sqs_queue.a\n  to   = aws_sqs_queue.b\n}\n";

    RollbackCard card = card(queue.formatted("a"), queue.formatted("b") + moved);

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.rows().getFirst().back()).isEqualTo(Action.MOVE);
    assertThat(card.reverting().getFirst())
        .contains("moved { from = aws_sqs_queue.b to = aws_sqs_queue.a }");
  }

  @Test
  void whatIsNewAndProtectedHasToBeOpenedFirst() {
    String made =
        DATABASE
            .formatted("orders", 10, "13.7")
            .replace("skip_final", "deletion_protection = true\n  skip_final");

    RollbackCard card = card("", made);

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.reverting())
        .containsExactly(
            "Turn deletion_protection of aws_db_instance.orders off before: it can't go else.");
  }

  @Test
  void whatIsProtectedByDefaultHasToBeOpenedFirst() {
    String made =
        """
        resource "google_sql_database_instance" "new" {
          name             = "new"
          database_version = "POSTGRES_15"
        }
        """;

    RollbackCard card = card("", made);

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.reverting()).singleElement().asString().startsWith("Turn deletion_protection");
  }

  @Test
  void aDatabaseWithoutANameForItsLastSnapshotCannotGo() {
    String made = "resource \"aws_db_instance\" \"new\" {\n  identifier = \"new\"\n%s}\n";

    assertThat(card("", made.formatted("")).reverting())
        .containsExactly(
            "Set skip_final_snapshot or final_snapshot_identifier of aws_db_instance.new and apply"
                + " before: it can't go else.");
    assertThat(card("", made.formatted("  skip_final_snapshot = true\n")).verdict())
        .isEqualTo(Verdict.RESTORES);
    RollbackCard named = card("", made.formatted("  final_snapshot_identifier = \"last\"\n"));
    assertThat(named.verdict()).isEqualTo(Verdict.RESTORES);
    assertThat(named.rows().getFirst().text()).isEqualTo("goes again, and leaves a final snapshot");
  }

  @Test
  void whatItsPolicyRetainsStays() {
    String queue = "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n";
    String files = "  Files:\n    Type: AWS::S3::Bucket\n    DeletionPolicy: %s\n";

    RollbackCard retained = template(queue, queue + files.formatted("Retain"));
    RollbackCard deleted = template(queue, queue + files.formatted("Delete"));

    assertThat(retained.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(retained.rows().getFirst().text()).startsWith("stays where it is");
    assertThat(retained.reverting()).isEmpty();
    assertThat(retained.after())
        .containsExactly("Delete Files by hand: the revert leaves it where it is.");
    assertThat(deleted.reverting())
        .containsExactly("Empty Files before: it can only be deleted empty.");
  }

  @Test
  void whatTheRevertLeavesOutStays() {
    String group = "resource \"aws_security_group\" \"app\" {\n  name = \"app\"\n%s}\n";
    String open =
        """
          ingress {
            from_port   = 22
            to_port     = 22
            protocol    = "tcp"
            cidr_blocks = ["0.0.0.0/0"]
          }
        """;

    RollbackCard card = card(group.formatted(""), group.formatted(open));

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.rows().getFirst().text())
        .isEqualTo("keeps ingress: leaving it out of the source again changes nothing");
    assertThat(card.reverting())
        .containsExactly(
            "Write the old value of ingress of aws_security_group.app into the revert.");
  }

  @Test
  void anAttributeThatGoesAgainIsRestored() {
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n%s}\n";

    RollbackCard card = card(queue.formatted(""), queue.formatted("  delay_seconds = 5\n"));

    assertThat(card.verdict()).isEqualTo(Verdict.RESTORES);
  }

  @Test
  void aValueThatWasDrawnDoesNotComeBack() {
    String password = "resource \"random_password\" \"db\" {\n  length = %d\n}\n";

    RollbackCard card = card(password.formatted(24), password.formatted(32));

    assertThat(card.verdict()).isEqualTo(Verdict.WITH_STEPS);
    assertThat(card.rows().getFirst().outcome()).isEqualTo(Outcome.IDENTITY_CHANGES);
    assertThat(card.rows().getFirst().text()).contains("the old value does not come back");
  }

  @Test
  void whatIsNeededComesFirst() {
    String both =
        """
        resource "aws_ebs_volume" "z" {
          availability_zone = "eu-west-1a"
        }
        resource "aws_dynamodb_table" "a" {
          name     = aws_ebs_volume.z.id
          hash_key = "id"
        }
        """;

    assertThat(card(both, "").before())
        .containsExactly(
            "Take a snapshot of aws_ebs_volume.z, and see that it can be read.",
            "Take an on-demand backup of aws_dynamodb_table.a, and see that it can be read.");
  }

  @Test
  void aKeyRingCannotBeMadeAgain() {
    RollbackCard card =
        card(
            "resource \"google_kms_key_ring\" \"k\" {\n  name = \"k\"\n  location = \"eu\"\n}\n",
            "");

    assertThat(card.verdict()).isEqualTo(Verdict.NOT_AT_ALL);
    assertThat(card.summary()).isEqualTo("Reverting does not bring back google_kms_key_ring.k.");
  }

  @Test
  void nothingIsNothing() {
    assertThat(card("", "").verdict()).isEqualTo(Verdict.NOTHING);
  }

  /** The provider makes tags_all of the tags, and nobody can write it. */
  @Test
  void aFirstTagGoesWithTheRevert() {
    String group = "resource \"aws_security_group\" \"a\" {\n  name = \"a\"\n%s}\n";

    RollbackCard card = card(group.formatted(""), group.formatted("  tags = { Team = \"a\" }\n"));

    assertThat(card.verdict()).isEqualTo(Verdict.RESTORES);
    assertThat(card.reverting()).noneMatch(step -> step.contains("tags_all"));
  }

  private static RollbackCard card(String before, String after) {
    return card(graph(before), graph(after));
  }

  private static RollbackCard template(String before, String after) {
    return card(ofTemplate(before), ofTemplate(after));
  }

  private static Graph ofTemplate(String text) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }

  private static RollbackCard card(Graph base, Graph head) {
    Budget budget = Budget.generous();
    return new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(
        new SourceTree(new TreeMap<>(Map.of("main.tf", source.getBytes(StandardCharsets.UTF_8)))));
  }
}
