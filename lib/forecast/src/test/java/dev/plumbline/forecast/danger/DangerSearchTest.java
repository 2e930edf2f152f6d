package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DangerSearchTest {
  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        db_name                 = "orders"
        skip_final_snapshot     = true
        deletion_protection     = true
        backup_retention_period = 0
      }
      """;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Words WORDS = new Words("app", true, List.of(), List.of(), TODAY);
  private static final String ACKNOWLEDGED =
      "# plumbline:acknowledge aws_db_instance.orders reason=\"moved to Aurora\"\n";

  @Test
  void aDatabaseThatGoesHasToBeAcknowledged() {
    Danger danger = dangers(DATABASE, "").getFirst();

    assertThat(danger.kind()).isEqualTo(Danger.Kind.DATA);
    assertThat(danger.stands()).isTrue();
    assertThat(danger.safeguards())
        .containsExactly(
            "Deletion protection stands against it: the apply fails.",
            "No final snapshot is taken.",
            "There are no automated backups.");
  }

  @Test
  void theSentenceSaysWhatBecomesOfWhatItHolds() {
    assertThat(sentence("")).endsWith("will be destroyed, and what it holds is lost.");
    assertThat(sentence("deletion_protection = true\n"))
        .endsWith("; deletion protection stands against it, so the apply fails.");
    assertThat(sentence("skip_final_snapshot = false\nfinal_snapshot_identifier = \"last\"\n"))
        .endsWith(", and what it holds is left in a final snapshot only.");
    assertThat(sentence("skip_final_snapshot = false\n"))
        .endsWith("; no name is given for the final snapshot, so the apply fails.");
    assertThat(sentence("skip_final_snapshot = var.skip\n"))
        .endsWith(", and what it holds may be lost.");
  }

  @Test
  void preventDestroyStandsAgainstAReplacementButGoesWithItsBlock() {
    String guarded =
        "resource \"aws_db_instance\" \"a\" {\n  db_name = \"%s\"\n  skip_final_snapshot = true\n"
            + "  lifecycle {\n    prevent_destroy = true\n  }\n}\n";

    assertThat(dangers(guarded.formatted("a"), guarded.formatted("b")).getFirst().text())
        .contains("; prevent_destroy stands against it, so the plan fails");
    assertThat(dangers(guarded.formatted("a"), "").getFirst().text())
        .endsWith("will be destroyed, and what it holds is lost.");
  }

  @Test
  void aBucketThatMustBeEmptyIsNotLost() {
    assertThat(dangers("resource \"aws_s3_bucket\" \"b\" {\n}\n", "").getFirst().text())
        .endsWith("will be destroyed; the apply fails unless it is empty.");
  }

  @Test
  void whatTheProviderProtectsByDefaultIsProtected() {
    assertThat(
            dangers("resource \"google_sql_database_instance\" \"d\" {\n}\n", "").getFirst().text())
        .endsWith("; deletion protection stands against it, so the apply fails.");
  }

  @Test
  void noSnapshotIsClaimedThatHasNoNameOrThatThePolicyLetsGo() {
    String unnamed = "resource \"aws_db_instance\" \"a\" {\n  %s\n}\n";
    String deleted =
        """
        Resources:
          Db:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Delete
            Properties:
              Engine: mysql
        """;

    assertThat(dangers(unnamed.formatted(""), "").getFirst().safeguards())
        .contains("No name is given for the final snapshot: the apply fails.")
        .doesNotContain("A final snapshot is taken first.");
    assertThat(
            dangers(unnamed.formatted("final_snapshot_identifier = \"last\""), "")
                .getFirst()
                .safeguards())
        .contains("A final snapshot is taken first.");
    assertThat(
            new DangerSearch(template(deleted), template("Resources: {}"), WORDS, Readers.NONE)
                .in(
                    PlanPredictor.predict(
                        template(deleted), template("Resources: {}"), Budget.generous()))
                .getFirst()
                .safeguards())
        .contains("DeletionPolicy lets it go.")
        .noneMatch(text -> text.contains("snapshot"));
  }

  private static Graph template(String text) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "template.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("template.yaml", text)),
        Budget.generous());
  }

  @Test
  void aZoneWithRecordsIsNotDeletedUnforced() {
    String zone = "resource \"aws_route53_zone\" \"z\" {\n  name = \"a.example\"\n  %s\n}\n";

    assertThat(dangers(zone.formatted(""), "").getFirst().text())
        .endsWith("; the apply fails unless it is empty.");
    assertThat(dangers(zone.formatted(""), "").getFirst().safeguards())
        .containsExactly("It can only be deleted once it is empty.");
    assertThat(dangers(zone.formatted("force_destroy = true"), "").getFirst().text())
        .endsWith(", and what it holds is lost.");
  }

  private static String sentence(String settings) {
    String skip = settings.contains("skip_final") ? "" : "skip_final_snapshot = true\n";
    String database =
        "variable \"skip\" {\n}\nresource \"aws_db_instance\" \"a\" {\n" + skip + settings + "}\n";
    return dangers(database, "variable \"skip\" {\n}\n").getFirst().text();
  }

  @Test
  void anAcknowledgementTakesItOn() {
    Danger danger = dangers(DATABASE, ACKNOWLEDGED).getFirst();

    assertThat(danger.stands()).isFalse();
    assertThat(danger.acknowledged()).isEqualTo("moved to Aurora");
    assertThat(acknowledgements(DATABASE, ACKNOWLEDGED))
        .extracting(Acknowledgement::used)
        .containsExactly(true);
  }

  @Test
  void oneOfAnEarlierChangeTakesNothingOn() {
    assertThat(dangers(ACKNOWLEDGED + DATABASE, ACKNOWLEDGED).getFirst().stands()).isTrue();
    assertThat(acknowledgements(ACKNOWLEDGED + DATABASE, ACKNOWLEDGED))
        .extracting(Acknowledgement::used)
        .containsExactly(false);
  }

  @Test
  void oneForAnotherResourceIsUnused() {
    String other = ACKNOWLEDGED.replace("orders", "orders_2");

    assertThat(dangers(DATABASE, other).getFirst().stands()).isTrue();
    assertThat(acknowledgements(DATABASE, other))
        .extracting(Acknowledgement::used)
        .containsExactly(false);
  }

  @Test
  void anUnusedOneSaysWhy() {
    assertThat(note("aws_db_instance.invoices reason=\"gone\""))
        .isEqualTo("nothing of that address is lost");
    assertThat(note("aws_db_instance.orders reason=\"gone\" action=replace"))
        .isEqualTo("what it names is lost, but not by replace");
    assertThat(note("aws_db_instance.orders reason=\"gone\" action=delete"))
        .isEqualTo("an action is destroy or replace");
    assertThat(note("aws_db_instance.orders reason=\"gone\" until=2026-11-22"))
        .isEqualTo("its last day was 2026-11-22");
    assertThat(note("aws_db_instance.orders reason=\"gone\" until=tomorrow"))
        .startsWith("its last day is no date");
    assertThat(note("aws_db_instance.orders owner=platform")).isEqualTo("it gives no reason");
    assertThat(note("aws_db_instance.orders reason=\"gone\" until 2026-11-23"))
        .startsWith("write it as ADDRESS reason=");
  }

  @Test
  void nothingButAnAddressTakesAnythingOn() {
    assertThat(note("* reason=\"all of it\"")).isEqualTo("nothing of that address is lost");
    assertThat(note("aws_db_instance reason=\"all\"")).isNotEmpty();
    assertThat(note("aws_db_instance.* reason=\"all\"")).isNotEmpty();
    assertThat(note("reason=\"all of it\"")).isEqualTo("it gives no reason");
  }

  @Test
  void oneThatIsWholeIsToldWithItsOwnerAndEnd() {
    String head =
        "/* plumbline:acknowledge aws_db_instance.orders reason=\"gone\" action=destroy"
            + " owner=\"team db\" until=2026-11-23 */\n";

    assertThat(acknowledgements(DATABASE, head))
        .extracting(Acknowledgement::told)
        .containsExactly("gone (team db), until 2026-11-23");
    assertThat(dangers(DATABASE, head).getFirst().stands()).isFalse();
  }

  @Test
  void anInstanceKeyMayHoldBlanks() {
    String many =
        "resource \"aws_db_instance\" \"m\" {\n  for_each = toset([\"a b\", \"c\"])\n"
            + "  db_name = each.key\n}\n";
    String one = "# plumbline:acknowledge aws_db_instance.m[\"a b\"] reason=\"gone\"\n";

    assertThat(dangers(many, one))
        .extracting(Danger::acknowledged)
        .containsExactlyInAnyOrder("gone", "");
  }

  @Test
  void whatTheSettingsTakeOnHoldsWhereNoCommentCan() {
    var said = said("aws_db_instance.orders", "moved to Aurora");

    assertThat(told(List.of(), List.of(said)).acknowledged()).isEqualTo("moved to Aurora");
    assertThat(told(List.of(said), List.of(said)).stands()).as("the base had it").isTrue();
    assertThat(told(List.of(), List.of(said("aws_db_instance.b", "x"))).stands()).isTrue();
    assertThat(told(List.of(), List.of()).answer())
        .isEqualTo(
            "in .plumbline.yaml, below acknowledgements: - {stack: 'app@prod', address:"
                + " 'aws_db_instance.orders', reason: \"…\"}");
  }

  private static Danger told(List<Acknowledgement> before, List<Acknowledgement> now) {
    Graph base = graph(DATABASE);
    Graph head = graph("");
    var words = new Words("app@prod", false, before, now, TODAY);
    return new DangerSearch(base, head, words, Readers.NONE)
        .in(PlanPredictor.predict(base, head, Budget.generous()))
        .getFirst();
  }

  private static Acknowledgement said(String address, String reason) {
    SourceRange range = SourceRange.startOf(".plumbline.yaml");
    return new Acknowledgement(address, "", reason, "", "", false, "", range);
  }

  private static String note(String words) {
    return acknowledgements(DATABASE, "# plumbline:acknowledge " + words + "\n").getFirst().note();
  }

  @Test
  void oneForAModuleCoversWhatIsInIt() {
    var one = new Graphs("module \"db\" {\n  source = \"./db\"\n}\n", DATABASE);
    var two =
        new Graphs("# plumbline:acknowledge module.db reason=\"the team closes\"\n", DATABASE);

    assertThat(dangers(one.graph(), two.graph()).getFirst().acknowledged())
        .isEqualTo("the team closes");
  }

  @Test
  void aRoleIsAnIdentityAndAnElasticIpAPublicAddress() {
    String before =
        """
        resource "aws_iam_role" "r" {
          name = "r"
        }
        resource "aws_eip" "e" {
        }
        resource "aws_sns_topic_policy" "p" {
          arn = "x"
        }
        """;

    assertThat(dangers(before, ""))
        .extracting(danger -> danger.kind() + " " + danger.stands())
        .containsExactly("IDENTITY true", "PUBLIC_ADDRESS true", "RESOURCE false");
  }

  @Test
  void whatIsOfferedAsAnOutputIsShownAndDecidesNothing() {
    String topic =
        """
        resource "aws_sns_topic_subscription" "t" {
          topic_arn = "arn:aws:sns:eu-west-1:1:%s"
        }
        output "subscription" {
          value = aws_sns_topic_subscription.t.arn
        }
        """;

    Danger danger = dangers(topic.formatted("a"), topic.formatted("b")).getFirst();

    assertThat(danger.kind()).isEqualTo(Danger.Kind.REFERENCED_NAME);
    assertThat(danger.stands()).isFalse();
  }

  @Test
  void whatIsOnlyLikelyDecidesNothing() {
    String before = "resource \"aws_db_instance\" \"a\" {\n  db_name = aws_sqs_queue.q.name\n}\n";
    String queue = "resource \"aws_sqs_queue\" \"q\" {\n}\n";

    List<Danger> dangers =
        dangers(before + queue, before.replace("aws_sqs_queue.q.name", "\"orders\"") + queue);

    assertThat(dangers).hasSize(1).noneMatch(Danger::stands);
  }

  private static List<Danger> dangers(String before, String after) {
    return dangers(graph(before), graph(after));
  }

  private static List<Danger> dangers(Graph base, Graph head) {
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .in(PlanPredictor.predict(base, head, Budget.generous()));
  }

  private static List<Acknowledgement> acknowledgements(String before, String after) {
    Graph base = graph(before);
    Graph head = graph(after);
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .acknowledgements(PlanPredictor.predict(base, head, Budget.generous()));
  }

  private static Graph graph(String text) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }

  private record Graphs(String root, String module) {
    Graph graph() {
      return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", root, "db/main.tf", module)));
    }
  }
}
