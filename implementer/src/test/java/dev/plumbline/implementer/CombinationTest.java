package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Together;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final Map<String, String> DATABASES =
      Map.of(
          "main.tf",
          """
          resource "aws_db_instance" "orders" {
            identifier          = "orders"
            engine              = "postgres"
            publicly_accessible = true
          }

          resource "aws_db_instance" "copies" {
            count      = 2
            identifier = "copy-${count.index}"
            engine     = "postgres"
          }
          """);

  private static final Map<String, String> CLUSTER =
      Map.of(
          "main.tf",
          """
          resource "google_container_cluster" "main" {
            name               = "main"
            location           = "europe-west1"
            initial_node_count = 1
          }
          terraform {
            required_providers {
              google = {
                source  = "hashicorp/google"
                version = "~> 7.0"
              }
            }
          }
          """);

  @Test
  void joinsFixesThatChangeTheSameLines() {
    Reviewed reviewed = Reviewed.of(DATABASES);
    List<Fix> fixes = fixes(reviewed);

    Together together = combine(reviewed, fixes);

    List<String> verified =
        fixes.stream().filter(Fix::verified).map(Fix::fingerprint).distinct().toList();
    assertThat(verified).hasSizeGreaterThan(5);
    assertThat(together.fingerprints()).containsExactlyInAnyOrderElementsOf(verified);
    Reviewed after =
        Reviewed.of(new Edits(together.edits()).applied(reviewed.tree()), null, Budget.generous());
    assertThat(after.findings())
        .extracting(Finding::fingerprint)
        .doesNotContainAnyElementsOf(together.fingerprints());
    assertThat(together.proof()).contains("all their findings are gone");
    assertThat(together.diff()).containsPattern("(?m)^\\+ +deletion_protection += true$");
  }

  /** Each leaves one rule; both together would leave none, and the group would keep what it has. */
  @Test
  void saysThatNoRuleIsLeftWhereEachFixTakesOne() {
    String rule =
        """
          ingress {
            protocol    = "tcp"
            from_port   = %1$d
            to_port     = %1$d
            cidr_blocks = ["0.0.0.0/0"]
          }
        """;
    String group = "resource \"aws_security_group\" \"web\" {\n%s\n%s}\n";
    Reviewed reviewed =
        Reviewed.of(Map.of("main.tf", group.formatted(rule.formatted(22), rule.formatted(3389))));
    List<Fix> both = reviewed.fixes("aws/ec2/security-group-admin-ports");

    Together together = combine(reviewed, both);

    assertThat(both).hasSize(2).allMatch(Fix::verified);
    assertThat(together.fingerprints()).hasSize(2);
    assertThat(together.diff()).contains("+  ingress = []\n");
    assertThat(both).as("a rule is left by each alone").allMatch(fix -> fix.closes().isEmpty());
    assertThat(together.closes()).containsExactly("aws_security_group.web");
  }

  @Test
  void aFixThatTakesTheLastRuleSaysThatItClosesTheGroup() {
    String group =
        """
        resource "aws_security_group" "web" {
          ingress {
            protocol    = "tcp"
            from_port   = 22
            to_port     = 22
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;
    String beside =
        """
        resource "aws_vpc_security_group_ingress_rule" "office" {
          security_group_id = aws_security_group.web.id
          ip_protocol       = "tcp"
          from_port         = 443
          to_port           = 443
          cidr_ipv4         = "10.0.0.0/8"
        }
        """;
    Reviewed alone = Reviewed.of(Map.of("main.tf", group));
    Reviewed open = Reviewed.of(Map.of("main.tf", group + beside));

    Fix closing = alone.fixes("aws/ec2/security-group-admin-ports").getFirst();
    Fix leaving = open.fixes("aws/ec2/security-group-admin-ports").getFirst();

    assertThat(List.of(closing, leaving)).allMatch(Fix::verified);
    assertThat(closing.title())
        .endsWith(
            "This closes aws_security_group.web entirely: no rule is left that lets anything in.");
    assertThat(combine(alone, List.of(closing)).closes()).containsExactly("aws_security_group.web");
    assertThat(leaving.closes()).isEmpty();
    assertThat(leaving.title()).doesNotContain("closes");
  }

  @Test
  void aRuleOfAnotherGroupThatLetsThisOneInLeavesNothingOpenHere() {
    Reviewed stack =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_security_group" "web" {
                  ingress {
                    protocol    = "tcp"
                    from_port   = 22
                    to_port     = 22
                    cidr_blocks = ["0.0.0.0/0"]
                  }
                }

                resource "aws_security_group" "db" {}

                resource "aws_security_group_rule" "db" {
                  type                     = "ingress"
                  protocol                 = "tcp"
                  from_port                = 5432
                  to_port                  = 5432
                  security_group_id        = aws_security_group.db.id
                  source_security_group_id = aws_security_group.web.id
                }
                """));

    Fix closing = stack.fixes("aws/ec2/security-group-admin-ports").getFirst();

    assertThat(closing.verified()).isTrue();
    assertThat(closing.closes()).containsExactly("aws_security_group.web");
  }

  /** The first fix writes the block; the second finding then names another place in it. */
  @Test
  void aFindingThatMovesIntoTheBlockOfAnotherFixIsNotGone() {
    Reviewed reviewed = Reviewed.of(CLUSTER);
    Finding endpoint = finding(reviewed, "google/gke/private-endpoint");
    Finding nodes = finding(reviewed, "google/gke/private-nodes");
    Fix fix = reviewed.fixes("google/gke/private-nodes").getFirst();

    var judged =
        reviewed
            .prover()
            .proveTogether(List.of(nodes), Reviewed.apply(reviewed.tree(), fix), List.of());

    assertThat(judged.proof().verified()).isTrue();
    assertThat(judged.gone().test(nodes)).isTrue();
    assertThat(judged.gone().test(endpoint)).isFalse();
  }

  @Test
  void aBlockThatTwoFixesNeedIsWrittenOnceWithWhatBothWant() {
    Reviewed cluster = Reviewed.of(CLUSTER);
    List<Fix> fixes =
        Stream.of("google/gke/private-nodes", "google/gke/private-endpoint")
            .flatMap(policy -> cluster.fixes(policy).stream())
            .toList();

    Together together = combine(cluster, fixes);

    assertThat(together.fingerprints()).hasSize(2);
    assertThat(together.diff())
        .containsOnlyOnce("private_cluster_config {")
        .containsPattern("enable_private_endpoint += true")
        .containsPattern("enable_private_nodes += true");
  }

  @Test
  void noFixBringsASecondBlockWhereTheProviderTakesOne() {
    Reviewed broker =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_mq_broker" "orders" {
                  broker_name        = "orders"
                  engine_type        = "ActiveMQ"
                  engine_version     = "5.18"
                  host_instance_type = "mq.t3.micro"
                }
                """));
    List<Fix> fixes =
        Stream.of("aws/mq/complete-logs", "aws/mq/general-logs", "aws/mq/audit-logs")
            .flatMap(policy -> broker.fixes(policy).stream())
            .toList();

    Together together = combine(broker, fixes);

    assertThat(fixes).hasSize(3).allMatch(Fix::verified);
    assertThat(together.fingerprints()).hasSize(3);
    assertThat(together.diff()).containsOnlyOnce("logs {");
    SourceTree twice =
        Edits.NONE
            .plus(fixes.get(0).edits())
            .orElseThrow()
            .plus(fixes.get(1).edits())
            .orElseThrow()
            .applied(broker.tree());
    assertThat(
            broker
                .prover()
                .proveTogether(broker.findings().subList(0, 1), twice, List.of())
                .proof()
                .steps())
        .last(as(InstanceOfAssertFactories.STRING))
        .contains("aws_mq_broker.orders has 2 blocks logs, the provider takes 1");
  }

  /** The flow log's group is not encrypted with a key of one's own, which is no bigger worry. */
  @Test
  void aLesserFindingThatOneFixBringsStandsInNoOthersWay() {
    Reviewed reviewed =
        Reviewed.ofTemplate(
            "template.yaml",
            """
            Resources:
              Net:
                Type: AWS::EC2::VPC
                Properties:
                  CidrBlock: 10.0.0.0/16
              Logs:
                Type: AWS::S3::Bucket
                Properties:
                  BucketName: logs
            """);
    List<Fix> fixes =
        Stream.of("aws/ec2/flow-logs", "aws/s3/https-only", "aws/s3/customer-managed-key")
            .flatMap(policy -> reviewed.fixes(policy).stream())
            .toList();

    var combined = reviewed.combined(fixes);

    assertThat(fixes).hasSize(3).allMatch(Fix::verified);
    Together together = Objects.requireNonNull(combined.together());
    assertThat(combined.apart()).isEmpty();
    assertThat(together.fingerprints()).hasSize(3);
    String told =
        "no new finding at or above medium; lesser ones come with it:"
            + " aws/cloudwatch/log-encryption on NetLogGroup, aws/iam/inline-policies on NetRole";
    assertThat(fixes.getFirst().proof()).contains(told);
    assertThat(together.proof()).contains(told);
    assertThat(fixes.getLast().proof()).contains("no new finding at or above low");
  }

  private static Finding finding(Reviewed reviewed, String policy) {
    return reviewed.findings().stream()
        .filter(finding -> finding.policy().equals(policy))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesTheFixThatIsInTheWayOfAnother() {
    Reviewed reviewed = Reviewed.of(DATABASES);
    List<Fix> fixes = fixes(reviewed);
    Map<String, Recipe> nobodyKnowsHow = Map.of();

    var combined =
        new Combination(
                reviewed.tree(),
                reviewed.prover(),
                reviewed.maker().callers(),
                nobodyKnowsHow,
                Budget.generous())
            .of(reviewed.findings(), fixes);

    Together together = Objects.requireNonNull(combined.together());
    assertThat(combined.apart())
        .isNotEmpty()
        .doesNotContainKeys(together.fingerprints().toArray(String[]::new))
        .allSatisfy((_, why) -> {
          assertThat(why.getFirst())
              .matches("it changes the lines of the fix of aws/rds/\\S+ on \\S+");
          assertThat(why.getLast()).isEqualTo("it can't be written into what the others leave");
        });
    assertThat(reviewed.combined(fixes).apart()).as("each is written anew").isEmpty();
  }

  @Test
  void takesInNoWayThatMakesAnotherCallerWorse() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                module "one" {
                  source = "./keys"
                }
                module "two" {
                  source = "./keys"
                  short  = true
                }
                resource "aws_sqs_queue" "jobs" {
                  sqs_managed_sse_enabled = false
                }
                """,
                "keys/main.tf",
                """
                variable "short" { default = false }
                resource "aws_kms_key" "a" {
                  enable_key_rotation     = false
                  deletion_window_in_days = 30
                }
                """));
    Fix queue = reviewed.fixes("aws/sqs/encryption").getFirst();
    Fix key = reviewed.fixes("aws/kms/rotation").getFirst();
    SourceTree shorter =
        Reviewed.apply(reviewed.tree(), key)
            .with(
                "keys/main.tf",
                Reviewed.text(Reviewed.apply(reviewed.tree(), key), "keys/main.tf")
                    .replace("= 30", "= var.short ? 3 : 30")
                    .getBytes(StandardCharsets.UTF_8));
    Diffs diffs = Diffs.of(reviewed.tree(), shorter);
    var harmful =
        new Fix(
            key.fingerprint(),
            key.policy(),
            key.title(),
            true,
            key.proof(),
            diffs.edits(),
            diffs.unified(),
            key.others(),
            key.closes());

    Together together = combine(reviewed, List.of(queue, harmful));

    assertThat(together.fingerprints()).contains(queue.fingerprint(), key.fingerprint());
    assertThat(together.proof()).contains("good for module.two");
    assertThat(together.diff()).contains("enable_key_rotation     = true").doesNotContain("? 3");
  }

  @Test
  void givesASingleFixAsItIs() {
    Reviewed reviewed =
        Reviewed.of(Map.of("main.tf", "resource \"aws_kms_key\" \"k\" {\n  policy = var.p\n}\n"));
    Fix fix = reviewed.fixes("aws/kms/rotation").getFirst();

    Together together = combine(reviewed, List.of(fix));

    assertThat(together)
        .isEqualTo(new Together(List.of(fix.fingerprint()), fix.proof(), fix.edits(), fix.diff()));
  }

  @Test
  void putsInsertionsBelowOneAnotherAndRefusesToWriteTwiceAtOnePlace() {
    SourceTree tree = SourceTree.ofText(Map.of("a", "one\ntwo\n"));
    var first = new Edit("a", 4, 4, "1.5\n");
    var second = new Edit("a", 4, 4, "1.7\n");
    var two = new Edit("a", 4, 8, "2\n");
    var other = new Edit("a", 4, 8, "II\n");

    Edits sum =
        Edits.NONE.plus(List.of(first)).orElseThrow().plus(List.of(second, two)).orElseThrow();

    assertThat(Reviewed.text(sum.applied(tree), "a")).isEqualTo("one\n1.5\n1.7\n2\n");
    assertThat(sum.plus(List.of(two))).contains(sum);
    assertThat(sum.plus(List.of(other))).isEmpty();
  }

  private static List<Fix> fixes(Reviewed reviewed) {
    return reviewed.findings().stream()
        .map(finding -> reviewed.maker().of(finding, policy(finding)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Policy policy(Finding finding) {
    return Reviewed.ENGINE.catalogue().find(finding.policy()).getFirst();
  }

  private static Together combine(Reviewed reviewed, List<Fix> fixes) {
    return Objects.requireNonNull(reviewed.combined(fixes).together());
  }
}
