package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a fix says, keeps and refuses. */
class FixesTest {
  private static final String ROTATION = "aws/kms/rotation";
  private static final String ENCRYPTION = "aws/rds/encryption-at-rest";

  @Test
  void commentsAndTheFilesOwnLayoutStay() {
    String source =
        """
        # The key of the orders.
        resource "aws_kms_key" "orders" {
            description         = "orders" # keep
            enable_key_rotation = false    # for now

            # Seven days to think it over.
            deletion_window_in_days = 7
        }
        """;
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .isEqualTo(
            source.replace(
                "enable_key_rotation = false    # for now",
                "enable_key_rotation = true     # for now"));
    assertThat(fix.diff())
        .startsWith("--- a/main.tf\n+++ b/main.tf\n@@ ")
        .contains("-    enable_key_rotation = false    # for now\n")
        .contains("+    enable_key_rotation = true     # for now\n");
  }

  @Test
  void aDiffHidesWhatTheProviderCallsSensitiveAndTheEditsApply() {
    String source =
        """
        variable "phrase" {
          default   = "open sesame 17"
          sensitive = true
        }
        resource "aws_ssm_parameter" "key" {
          name  = "plain"
          type  = "String"
          value = "plainsecret"
        }
        resource "aws_kms_key" "a" {
          enable_key_rotation = false
          description         = "${var.phrase} or open sesame 17, not plain"
        }
        """;
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff())
        .contains("   value = \"••••••••\"\n")
        .contains("or ••••••••, not plain")
        .contains("+  enable_key_rotation = true\n")
        .doesNotContain("plainsecret", "sesame");
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .isEqualTo(source.replace("enable_key_rotation = false", "enable_key_rotation = true"));
  }

  @Test
  void aProblemThatWasThereMayMoveToAnotherLine() {
    String twice = "resource \"aws_kms_alias\" \"b\" {\n  target_key_id = \"b\"\n}\n";
    Fix fix =
        Reviewed.of(Map.of("main.tf", "resource \"aws_kms_key\" \"a\" {\n}\n" + twice + twice))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
  }

  @Test
  void aProofListsWhatWasShown() {
    Fix fix =
        Reviewed.of(Map.of("main.tf", "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.proof())
        .containsExactly(
            "parses",
            "evaluates without new problems",
            "the finding is gone",
            "no new finding at or above medium",
            "no replacement or destruction is predicted that was not before",
            "the estimated cost does not change",
            "written twice, it changes nothing more");
  }

  @Test
  void aCompanionOfARepeatedResourceIsKnownAgain() {
    String buckets =
        """
        resource "aws_s3_bucket" "logs" {
          %s
          bucket   = "logs-${%s}"
        }
        """;
    Reviewed each =
        Reviewed.of(
            Map.of("main.tf", buckets.formatted("for_each = toset([\"a\", \"b\"])", "each.key")));
    Reviewed counted =
        Reviewed.of(Map.of("main.tf", buckets.formatted("count = 2", "count.index")));

    List<Fix> ofEach = each.fixes("aws/s3/https-only");
    List<Fix> ofCounted = counted.fixes("aws/s3/https-only");

    assertThat(ofEach)
        .hasSize(2)
        .allSatisfy(fix -> assertThat(fix.verified()).as("%s", fix.proof()).isTrue());
    assertThat(ofCounted)
        .hasSize(2)
        .allSatisfy(fix -> assertThat(fix.verified()).as("%s", fix.proof()).isTrue());
    assertThat(ofEach.getFirst().diff())
        .contains("+  for_each = aws_s3_bucket.logs\n")
        .contains("+  bucket = each.value.id\n");
  }

  @Test
  void aFixThatWouldReplaceWhatExistsIsAHintThatSaysSo() {
    Fix fix = Reviewed.of(Map.of("main.tf", database())).fixes(ENCRYPTION).getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .isEqualTo(
            "failed: it is predicted to replace aws_db_instance.a, forced by storage_encrypted");
    assertThat(fix.diff()).contains("+  storage_encrypted = true");
  }

  @Test
  void whatTheChangeItselfCreatesCanBeFixedFreely() {
    SourceTree base = SourceTree.ofText(Map.of("main.tf", "# nothing yet\n"));
    SourceTree head = SourceTree.ofText(Map.of("main.tf", database()));

    Fix fix = Reviewed.of(head, base, Budget.generous()).fixes(ENCRYPTION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
  }

  @Test
  void whatCanNotBeWrittenIsAHintWithTheReason() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    """
                    resource "aws_instance" "web" {
                      dynamic "metadata_options" {
                        for_each = ["optional"]
                        content {
                          http_tokens = metadata_options.value
                        }
                      }
                    }
                    """))
            .fixes("aws/ec2/instance-metadata-v2")
            .getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.edits()).isEmpty();
    assertThat(fix.proof()).containsExactly("not proved: metadata_options is a dynamic block");
  }

  @Test
  void whenTheBudgetEndsTheRestAreHints() {
    var source = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      source.append("resource \"aws_kms_key\" \"k").append(i).append("\" {\n}\n");
    }
    SourceTree tree = SourceTree.ofText(Map.of("main.tf", source.toString()));
    var budget = Budget.of(20_000, 1L << 30, Duration.ofMinutes(1));

    List<Fix> fixes = Reviewed.of(tree, null, budget).fixes(ROTATION);

    assertThat(fixes).hasSize(20).anyMatch(Fix::verified);
    assertThat(fixes.getLast().proof())
        .containsExactly("not proved: the evaluation takes more steps than its budget allows");
  }

  private static String database() {
    return """
    resource "aws_db_instance" "a" {
      identifier        = "a"
      engine            = "postgres"
      storage_encrypted = false
    }
    """;
  }
}
