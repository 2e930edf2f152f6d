package dev.plumbline.forecast.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.danger.DangerSearch;
import dev.plumbline.forecast.danger.Words;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.forecast.rollback.RollbackSearch;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureSearchTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String GROUP =
      "resource \"aws_cloudwatch_log_group\" \"a\" {\n  name = \"audit\"\n  %s\n}\n";
  private static final String BUCKET =
      "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"orders\"\n}\n";
  private static final String RULES =
      """
      resource "aws_s3_bucket_lifecycle_configuration" "b" {
        bucket = aws_s3_bucket.b.id
        rule {
          id     = "x"
          status = "Enabled"
          %s
        }
      }
      """;
  private static final String EXPIRES = "filter {}\nexpiration {\n days = %d\n}";

  @Test
  void logsThatEndEarlierAreLost() {
    String before = GROUP.formatted("retention_in_days = 3653");
    String after = GROUP.formatted("retention_in_days = 1");

    Danger danger = dangers(before, after).getFirst();
    RollbackCard card = card(before, after);

    assertThat(danger.kind()).isEqualTo(Danger.Kind.DATA);
    assertThat(danger.stands()).isTrue();
    assertThat(danger.text())
        .isEqualTo(
            "aws_cloudwatch_log_group.a will be updated, and its log events of more than 1 day ago"
                + " are deleted.");
    assertThat(card.verdict()).isEqualTo(Verdict.DATA_LOST);
    assertThat(card.summary())
        .isEqualTo(
            "Reverting does not bring back what the change of aws_cloudwatch_log_group.a deletes.");
    assertThat(card.rows().getFirst().text())
        .isEqualTo(
            "is updated back; its log events of more than 1 day ago are deleted by the change, and"
                + " do not come back");
    assertThat(card.before())
        .containsExactly(
            "Export the log events of aws_cloudwatch_log_group.a that are to be kept.");
  }

  @Test
  void logsThatWereKeptForEverEndAsWell() {
    assertThat(dangers(GROUP.formatted(""), GROUP.formatted("retention_in_days = 365"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "retention_in_days = 7, retention_in_days = 30",
    "retention_in_days = 7, ''",
    "retention_in_days = 7, retention_in_days = 0",
    "retention_in_days = 7, retention_in_days = var.days",
    "retention_in_days = 7, skip_destroy = true"
  })
  void logsThatAreKeptLongerOrOfWhichItIsNotKnownLoseNothing(String before, String after) {
    assertThat(dangers(GROUP.formatted(before), GROUP.formatted(after))).isEmpty();
  }

  @Test
  void whatIsIgnoredDeletesNothing() {
    String ignored = "lifecycle {\n  ignore_changes = [retention_in_days]\n}\n";

    assertThat(
            dangers(
                GROUP.formatted("retention_in_days = 30\n" + ignored),
                GROUP.formatted("retention_in_days = 1\n" + ignored)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aws_db_instance, backup_retention_period = 30, backup_retention_period = 0, true",
    "aws_db_instance, backup_retention_period = 30, backup_retention_period = 7, false",
    "aws_dynamodb_table, point_in_time_recovery { enabled = true }, point_in_time_recovery { enabled"
        + " = false }, true",
    "aws_kinesis_stream, retention_period = 48, retention_period = 24, false",
    "aws_sqs_queue, message_retention_seconds = 1209600, message_retention_seconds = 60, false",
    "aws_cloudtrail_event_data_store, retention_period = 2555, retention_period = 90, true"
  })
  void onlyWhatGoesForCertainHasToBeAcknowledged(
      String type, String before, String after, boolean decisive) {
    String resource = "resource \"" + type + "\" \"x\" {\n  %s\n}\n";

    List<Danger> dangers = dangers(resource.formatted(before), resource.formatted(after));
    RollbackCard card = card(resource.formatted(before), resource.formatted(after));

    assertThat(dangers).hasSize(1);
    assertThat(dangers.getFirst().decisive()).isEqualTo(decisive);
    assertThat(card.verdict()).isEqualTo(decisive ? Verdict.DATA_LOST : Verdict.CANNOT_BE_SAID);
    assertThat(dangers(resource.formatted(after), resource.formatted(before))).isEmpty();
  }

  @Test
  void anAcknowledgementTakesItOn() {
    String after =
        GROUP.formatted("retention_in_days = 1")
            + "# plumbline:acknowledge aws_cloudwatch_log_group.a reason=\"copied to S3\"\n";
    Graph base = graph(GROUP.formatted("retention_in_days = 30"));
    Graph head = graph(after);
    var plan = PlanPredictor.predict(base, head, Budget.generous());
    var search = new DangerSearch(base, head, WORDS, Readers.NONE);

    assertThat(search.in(plan).getFirst().acknowledged()).isEqualTo("copied to S3");
    assertThat(search.acknowledgements(plan).getFirst().note()).isEmpty();
  }

  @Test
  void aRuleThatExpiresTheObjectsOfABucketThatIsThere() {
    String after = BUCKET + RULES.formatted(EXPIRES.formatted(1));

    assertThat(dangers(BUCKET, after).getFirst().text())
        .isEqualTo(
            "aws_s3_bucket_lifecycle_configuration.b will be created, and objects of"
                + " aws_s3_bucket.b of more than 1 day ago are deleted.");
    assertThat(dangers(BUCKET, after).getFirst().stands()).isTrue();
    assertThat(card(BUCKET, after).verdict()).isEqualTo(Verdict.DATA_LOST);
  }

  @Test
  void aRuleForAPartOfItMayMeetNothing() {
    Danger danger =
        dangers(
                BUCKET,
                BUCKET
                    + RULES.formatted(
                        "filter {\n prefix = \"tmp/\"\n}\nexpiration {\n days = 1\n}"))
            .getFirst();

    assertThat(danger.decisive()).isFalse();
    assertThat(danger.text()).endsWith(" may be deleted.");
  }

  @ParameterizedTest
  @CsvSource({
    "'abort_incomplete_multipart_upload {\n days_after_initiation = 7\n}'",
    "'transition {\n days = 30\n storage_class = \"GLACIER\"\n}'",
    "'expiration {\n expired_object_delete_marker = true\n}'"
  })
  void aRuleThatOnlyMovesOrEndsUploadsDeletesNothing(String rule) {
    String written = rule.replace("\\n", "\n");

    assertThat(dangers(BUCKET, BUCKET + RULES.formatted("filter {}\n" + written))).isEmpty();
  }

  @Test
  void aNewBucketHasNothingToLoseAndAVersionedOneKeepsIt() {
    String rules = RULES.formatted(EXPIRES.formatted(1));
    String versioned =
        """
        resource "aws_s3_bucket_versioning" "b" {
          bucket = aws_s3_bucket.b.id
          versioning_configuration {
            status = "Enabled"
          }
        }
        """;

    assertThat(dangers("", BUCKET + rules)).isEmpty();
    assertThat(dangers(BUCKET + versioned, BUCKET + versioned + rules)).isEmpty();
  }

  @Test
  void aRuleThatComesLaterDeletesNoMore() {
    String soon = BUCKET + RULES.formatted(EXPIRES.formatted(30));
    String late = BUCKET + RULES.formatted(EXPIRES.formatted(90));

    assertThat(dangers(soon, late)).isEmpty();
    assertThat(dangers(late, soon)).hasSize(1);
  }

  @Test
  void theSameOfGoogle() {
    String bucket = "resource \"google_storage_bucket\" \"b\" {\n  name = \"b\"\n  %s\n}\n";
    String rule =
        bucket.formatted(
            "lifecycle_rule {\n action {\n type = \"%s\"\n }\n condition {\n age = 3\n }\n}");

    assertThat(dangers(bucket.formatted(""), rule.formatted("Delete")).getFirst().stands())
        .isTrue();
    assertThat(dangers(bucket.formatted(""), rule.formatted("AbortIncompleteMultipartUpload")))
        .isEmpty();
  }

  @Test
  void aTemplatesLogGroupIsOneToo() {
    String group = "Resources:\n  A:\n    Type: AWS::Logs::LogGroup\n    Properties:\n";
    Graph base = template(group + "      RetentionInDays: 30\n");
    Graph head = template(group + "      RetentionInDays: 7\n");

    assertThat(dangers(base, head)).hasSize(1);
  }

  @Test
  void theTablesAttributesAreThoseOfTheFacts() {
    for (Erases one : Erases.ALL) {
      assertThat(one.source()).startsWith("https://");
      for (String type : one.types()) {
        ResourceFacts facts = Facts.bundled().resource(type);
        assertThat(facts != null && facts.attribute(one.path()) != null)
            .as(type + "." + one.path())
            .isTrue();
      }
    }
  }

  private static List<Danger> dangers(String before, String after) {
    return dangers(graph(before), graph(after));
  }

  private static List<Danger> dangers(Graph base, Graph head) {
    return new DangerSearch(base, head, WORDS, Readers.NONE)
        .in(PlanPredictor.predict(base, head, Budget.generous()));
  }

  private static RollbackCard card(String before, String after) {
    Graph base = graph(before);
    Graph head = graph(after);
    Budget budget = Budget.generous();
    return new RollbackSearch(base, head, PlanPredictor.predict(base, head, budget), budget).card();
  }

  private static Graph graph(String source) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), Budget.generous());
  }

  private static Graph template(String source) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("t.yaml", source)),
        Budget.generous());
  }
}
