package dev.plumbline.forecast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Scenario.Loss;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenarioSearchTest {
  /** What only templates have. */
  private static final Set<String> OWN = Set.of(AsMade.POLICY);

  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        identifier              = "orders"
        multi_az                = %s
        backup_retention_period = %s
        kms_key_id              = aws_kms_key.main.arn
      }
      resource "aws_kms_key" "main" {
        deletion_window_in_days = 10
      }
      """;

  @Test
  void aDatabaseWithAStandbySurvivesItsZone() {
    assertThat(statement(Loss.ZONE, "aws_db_instance.orders", DATABASE.formatted("true", "7")))
        .satisfies(statement -> {
          assertThat(statement.effect()).isEqualTo(Effect.SURVIVES);
          assertThat(statement.attribute()).isEqualTo("multi_az");
          assertThat(statement.range().start().line()).isEqualTo(3);
        });
  }

  @Test
  void aKeyThatSignsEncryptsNothing() {
    String key = "resource \"aws_kms_key\" \"k\" {\n  key_usage = \"%s\"\n}\n";

    assertThat(statement(Loss.KEY, "aws_kms_key.k", key.formatted("SIGN_VERIFY")).text())
        .endsWith("after them nobody can sign with it");
    assertThat(statement(Loss.REGION, "aws_kms_key.k", key.formatted("SIGN_VERIFY")).text())
        .isEqualTo("is in one region, and nobody can sign with it");
    assertThat(statement(Loss.KEY, "aws_kms_key.k", key.formatted("ENCRYPT_DECRYPT")).text())
        .endsWith("after them what it encrypted can't be read by anybody");
  }

  @Test
  void whatRunsInARegionGoesDownWithItAndTheRestComesAsItsOriginsStand() {
    String stack =
        """
        resource "aws_lambda_function" "f" {
          function_name = "f"
        }
        resource "aws_lb" "l" {
          name = "l"
        }
        resource "aws_cloudfront_distribution" "d" {
          enabled = true
        }
        """;

    assertThat(statement(Loss.REGION, "aws_lambda_function.f", stack).effect())
        .isEqualTo(Effect.GOES_DOWN);
    assertThat(statement(Loss.REGION, "aws_lb.l", stack).effect()).isEqualTo(Effect.GOES_DOWN);
    assertThat(statement(Loss.REGION, "aws_cloudfront_distribution.d", stack).text())
        .endsWith("as far as its origins still stand");
  }

  @Test
  void oneWithoutGoesDownWithItsZone() {
    assertThat(
            statement(Loss.ZONE, "aws_db_instance.orders", DATABASE.formatted("false", "7"))
                .effect())
        .isEqualTo(Effect.GOES_DOWN);
  }

  @Test
  void whatIsNotKnownCannotBeSaidAndSaysWhy() {
    String open = "variable \"az\" {\n  type = bool\n}\n" + DATABASE.formatted("var.az", "7");

    Statement statement = statement(Loss.ZONE, "aws_db_instance.orders", open);

    assertThat(statement.effect()).isEqualTo(Effect.CANNOT_BE_SAID);
    assertThat(statement.text()).startsWith("can't be said: multi_az is not known");
  }

  @Test
  void backupsSayHowFarBackTheyReach() {
    assertThat(
            statement(Loss.DATABASE, "aws_db_instance.orders", DATABASE.formatted("false", "7"))
                .text())
        .startsWith("has automated backups of 7 days, to within five minutes");
    assertThat(
            statement(Loss.DATABASE, "aws_db_instance.orders", DATABASE.formatted("false", "0"))
                .effect())
        .isEqualTo(Effect.NOT_RESTORED);
  }

  @Test
  void backupsThatGoWithTheDatabaseSaySo() {
    String kept = DATABASE.formatted("false", "7\n  delete_automated_backups = false");
    String nothing = DATABASE.formatted("false", "7\n  skip_final_snapshot = true");

    assertThat(statement(Loss.DATABASE, "aws_db_instance.orders", kept).text())
        .endsWith("; they stay when it is deleted");
    assertThat(statement(Loss.DATABASE, "aws_db_instance.orders", nothing).text())
        .endsWith("; deleted, they go with it, and nothing restores it");
    assertThat(
            statement(Loss.DATABASE, "aws_db_instance.orders", DATABASE.formatted("false", "7"))
                .text())
        .endsWith("; deleted, they go with it, and its final snapshot restores it");
  }

  @Test
  void severalSubnetsAreSeveralZonesOnlyWhereTheySaySo() {
    String group =
        """
        data "aws_availability_zones" "here" {}
        variable "subnets" { type = list(string) }
        resource "aws_subnet" "s" {
          count             = 2
          availability_zone = %s
        }
        resource "aws_autoscaling_group" "app" {
          vpc_zone_identifier = %s
        }
        """;
    String own = "aws_subnet.s[*].id";

    Statement one = zoneOfGroup(group.formatted("\"us-east-1a\"", own));
    assertThat(one.effect()).isEqualTo(Effect.GOES_DOWN);
    assertThat(one.text()).isEqualTo("has all its subnets in us-east-1a");
    assertThat(one.attribute()).isEqualTo("vpc_zone_identifier");
    assertThat(zoneOfGroup(group.formatted("[\"us-east-1a\", \"us-east-1b\"][count.index]", own)))
        .extracting(Statement::effect)
        .isEqualTo(Effect.SURVIVES);
    assertThat(
            zoneOfGroup(
                group.formatted("data.aws_availability_zones.here.names[count.index]", own)))
        .extracting(Statement::effect)
        .isEqualTo(Effect.SURVIVES);
    assertThat(zoneOfGroup(group.formatted("null", own)))
        .extracting(Statement::effect)
        .isEqualTo(Effect.CANNOT_BE_SAID);
    assertThat(zoneOfGroup(group.formatted("null", "[\"subnet-1\", \"subnet-2\"]")))
        .extracting(Statement::text)
        .isEqualTo("can't be said: in which zones its subnets are is not known here");
  }

  private static Statement zoneOfGroup(String source) {
    return statement(Loss.ZONE, "aws_autoscaling_group.app", source);
  }

  @Test
  void whatOnlyAllowsWatchesOrNamesADatabaseIsNotDownWithoutIt() {
    String around =
        DATABASE.formatted("false", "7")
            + """
            resource "aws_cloudwatch_metric_alarm" "full" {
              dimensions = { DBInstanceIdentifier = aws_db_instance.orders.identifier }
            }
            resource "aws_iam_policy" "connect" {
              policy = aws_db_instance.orders.arn
            }
            resource "aws_iam_role_policy_attachment" "connect" {
              role       = "app"
              policy_arn = aws_iam_policy.connect.arn
            }
            resource "aws_ssm_parameter" "host" {
              value = aws_db_instance.orders.address
            }
            resource "aws_lambda_function" "app" {
              environment {
                variables = { HOST = aws_ssm_parameter.host.value }
              }
            }
            """;

    assertThat(scenarios(around))
        .filteredOn(scenario -> scenario.loss() == Loss.DATABASE)
        .flatExtracting(Scenario::statements)
        .filteredOn(statement -> statement.effect() == Effect.GOES_DOWN)
        .extracting(Statement::address)
        .containsExactly("aws_lambda_function.app");
  }

  @Test
  void aLostKeyTakesWhatItEncryptsWithIt() {
    Scenario key =
        scenarios(DATABASE.formatted("false", "7")).stream()
            .filter(scenario -> scenario.loss() == Loss.KEY)
            .findFirst()
            .orElseThrow();

    assertThat(key.subject()).isEqualTo("aws_kms_key.main");
    assertThat(key.statements())
        .extracting(Statement::effect, Statement::address, Statement::attribute)
        .containsExactly(
            tuple(Effect.GOES_DOWN, "aws_db_instance.orders", "kms_key_id"),
            tuple(Effect.RESTORED_BY, "aws_kms_key.main", ""));
    assertThat(key.statements().getLast().text()).contains("cancelled for 10 days");
  }

  @Test
  void aQueueHasNoBackups() {
    String queue =
        """
        resource "aws_sqs_queue" "paid" {
          message_retention_seconds = 3600
        }
        resource "aws_lambda_event_source_mapping" "m" {
          event_source_arn = aws_sqs_queue.paid.arn
          function_name    = "f"
        }
        """;

    assertThat(statement(Loss.QUEUE, "aws_sqs_queue.paid", queue).text())
        .contains("for up to 3600 seconds");
    assertThat(statement(Loss.QUEUE, "aws_lambda_event_source_mapping.m", queue).effect())
        .isEqualTo(Effect.GOES_DOWN);
  }

  @Test
  void aClusterFailsOverWhereItHasAnotherInstance() {
    String cluster =
        """
        resource "aws_rds_cluster" "c" {
          cluster_identifier = "c"
        }
        resource "aws_rds_cluster_instance" "i" {
          count              = %d
          cluster_identifier = aws_rds_cluster.c.id
        }
        """;

    assertThat(statement(Loss.ZONE, "aws_rds_cluster.c", cluster.formatted(1)).effect())
        .isEqualTo(Effect.GOES_DOWN);
    assertThat(statement(Loss.ZONE, "aws_rds_cluster.c", cluster.formatted(2)).effect())
        .isEqualTo(Effect.SURVIVES);
  }

  @Test
  void aReplicatedBucketIsNotLostWithItsRegion() {
    String bucket = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n";
    String replicated =
        """
        resource "aws_s3_bucket_replication_configuration" "r" {
          bucket = aws_s3_bucket.b.id
          role   = "r"
        }
        """;

    assertThat(statement(Loss.REGION, "aws_s3_bucket.b", bucket).effect())
        .isEqualTo(Effect.GOES_DOWN);
    assertThat(statement(Loss.REGION, "aws_s3_bucket.b", bucket + replicated).effect())
        .isEqualTo(Effect.RESTORED_BY);
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertThat(scenarios("resource \"aws_iam_policy\" \"p\" {\n  name = \"p\"\n}\n")).isEmpty();
  }

  @Test
  void everyRulesAttributeIsOneOfItsType() {
    var wrong = new ArrayList<String>();
    Rules.all()
        .values()
        .forEach(rules ->
            rules.forEach(rule -> {
              ResourceFacts facts = Facts.bundled().resource(rule.type());
              if (facts == null) {
                wrong.add("no type " + rule.type());
                return;
              }
              rule.conditions().stream()
                  .map(condition -> condition.path().replaceFirst("#$", ""))
                  .filter(path -> facts.attribute(path) == null && !OWN.contains(path))
                  .forEach(path -> wrong.add(rule.type() + " has no " + path));
            }));

    assertThat(wrong).isEmpty();
  }

  private static Statement statement(Loss loss, String address, String source) {
    return scenarios(source).stream()
        .filter(scenario -> scenario.loss() == loss)
        .flatMap(scenario -> scenario.statements().stream())
        .filter(statement -> statement.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static List<Scenario> scenarios(String source) {
    return new ScenarioSearch(
            PredictedPairs.graph(
                new SourceTree(
                    new TreeMap<>(Map.of("main.tf", source.getBytes(StandardCharsets.UTF_8))))),
            Budget.generous())
        .all();
  }
}
