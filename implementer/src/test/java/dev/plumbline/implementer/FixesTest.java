package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FixesTest {
  private static final String ROTATION = "aws/kms/rotation";
  private static final String VERSIONING = "aws/s3/versioning";
  private static final String ENCRYPTION = "aws/rds/encryption-at-rest";

  private static final String KEYS =
      """
      variable "rotation" {
        type = bool
      }
      resource "aws_kms_key" "a" {
        enable_key_rotation = var.rotation
      }
      """;

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
  void aValueIsSetWhereItComesFrom() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"keys\" {\n  source   = \"./keys\"\n  rotation = false\n}\n",
                "keys/main.tf",
                """
                variable "rotation" {
                  type = bool
                }
                resource "aws_kms_key" "a" {
                  enable_key_rotation = var.rotation
                }
                """));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("rotation = true");
  }

  @Test
  void whatAModulesDefaultDecidesIsGivenByTheCaller() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"one\" {\n  source = \"./keys\"\n}\n\nmodule \"two\" {\n  source   ="
                    + " \"./keys\"\n  rotation = true\n}\n",
                "keys/main.tf",
                KEYS.replace("= bool\n", "= bool\n  default = false\n")));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .startsWith("module \"one\" {\n  source   = \"./keys\"\n  rotation = true\n}\n");
    assertThat(fix.others()).isEmpty();
  }

  @Test
  void anOuterModulesDefaultIsGivenByItsCallerToo() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"app\" {\n  source   = \"./app\"\n  for_each = toset([\"a.b\"])\n}\n",
                "app/main.tf",
                "variable \"rotate\" {\n  default = false\n}\nmodule \"keys\" {\n  source   ="
                    + " \"../keys\"\n  rotation = var.rotate\n}\n",
                "keys/main.tf",
                KEYS));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("  rotate   = true\n");
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("main.tf"));
  }

  @Test
  void whatTheCallerComputesIsSetInItsArgument() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "locals {\n  stage = \"dev\"\n}\nmodule \"keys\" {\n  source   = \"./keys\"\n"
                    + "  rotation = local.stage == \"prod\"\n}\n",
                "keys/main.tf",
                KEYS));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(fix.edits().getFirst().text()).contains("rotation = true");
  }

  @Test
  void aChangeOfASharedModuleNamesWhoIsChangedAsWell() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"one\" {\n  source = \"./keys\"\n}\n\nmodule \"two\" {\n  source ="
                        + " \"./keys\"\n}\n",
                    "keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.others()).containsExactly("module.two", "stack envs/prod");
    assertThat(fix.proof()).endsWith("good for module.two", "not tried for stack envs/prod");
  }

  @Test
  void aFixThatMakesAnotherCallerWorseIsAHint() {
    String module =
        """
        variable "short" { default = false }
        resource "aws_kms_key" "a" {
          deletion_window_in_days = 30
        }
        """;
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"one\" {\n  source = \"./keys\"\n}\n"
                    + "module \"two\" {\n  source = \"./keys\"\n  short  = true\n}\n",
                "keys/main.tf",
                module));
    Finding one =
        reviewed.findings().stream()
            .filter(finding -> finding.policy().equals(ROTATION))
            .filter(finding -> finding.resource().startsWith("module.one"))
            .findFirst()
            .orElseThrow();
    reviewed.fixes(ROTATION);
    Recipe recipe = Objects.requireNonNull(reviewed.maker().recipes().get(one.fingerprint()));
    SourceTree rotating =
        reviewed
            .tree()
            .with(
                "keys/main.tf",
                bytes(module.replace("= 30\n", "= 30\nenable_key_rotation = true\n")));
    SourceTree shorter =
        rotating.with(
            "keys/main.tf",
            bytes(Reviewed.text(rotating, "keys/main.tf").replace("= 30", "= var.short ? 3 : 30")));

    assertThat(reviewed.prover().prove(one, recipe, rotating, List.of("module.two")).steps())
        .last()
        .isEqualTo("good for module.two");
    assertThat(reviewed.prover().prove(one, recipe, shorter, List.of("module.two")))
        .isEqualTo(
            new Proof(
                false,
                List.of(
                    "parses",
                    "evaluates without new problems",
                    "the finding is gone",
                    "no new finding at or above medium; a lesser one comes with it:"
                        + " aws/kms/deletion-window on module.two.aws_kms_key.a",
                    "no replacement or destruction is predicted that was not before",
                    "the estimated cost does not change",
                    "written twice, it changes nothing more",
                    "failed: another caller of the code gets worse: aws/kms/deletion-window on"
                        + " module.two.aws_kms_key.a"),
                List.of()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anInstalledModuleIsNotEdited() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"keys\" {\n  source = \"example/keys/aws\"\n}\n",
                    ".terraform/modules/modules.json",
                    "{\"Modules\":[{\"Key\":\"keys\",\"Source\":\"registry.terraform.io/example/keys/aws\",\"Version\":\"1.0.0\","
                        + "\"Dir\":\".terraform/modules/keys\"}]}",
                    ".terraform/modules/keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.edits()).isEmpty();
  }

  @Test
  void aVariablesDefaultIsChangedWhereNothingElseIsGiven() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "variables.tf",
                    "variable \"rotation\" {\n  type    = bool\n  default = false\n}\n",
                    "main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n  enable_key_rotation = var.rotation\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("variables.tf"));
  }

  @Test
  void aModuleWithManyInstancesIsEditedOnce() {
    List<Fix> fixes =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"keys\" {\n  source = \"./keys\"\n  count  = 2\n}\n",
                    "keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION);

    assertThat(fixes).isNotEmpty().allMatch(Fix::verified);
    assertThat(fixes.stream().map(Fix::edits).distinct()).hasSize(1);
  }

  @Test
  void aCompanionIsRepeatedAsItsResourceIs() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_s3_bucket" "data" {
                  for_each = toset(["raw", "clean"])
                  bucket   = "example-${each.key}"
                }

                output "last" {
                  value = 1
                }
                """));

    Fix fix = reviewed.fixes(VERSIONING).getFirst();

    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains(
            """
            }

            resource "aws_s3_bucket_versioning" "data" {
              for_each = aws_s3_bucket.data

              bucket = each.value.id

              versioning_configuration {
                status = "Enabled"
              }
            }

            output "last" {
            """);
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
  }

  @Test
  void aCompanionThatIsThereIsCompleted() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_s3_bucket" "data" {
                  bucket = "example-data"
                }

                resource "aws_s3_bucket_versioning" "data" {
                  bucket = aws_s3_bucket.data.id

                  versioning_configuration {
                    status = "Suspended"
                  }
                }
                """));

    Fix fix = reviewed.fixes(VERSIONING).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.text().contains("\"Enabled\""));
  }

  @Test
  void aCompanionThatIsSwitchedOffIsNotDeclaredTwice() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    """
                    resource "aws_s3_bucket" "data" {
                      bucket = "example-data"
                    }

                    resource "aws_s3_bucket_versioning" "data" {
                      count  = 0
                      bucket = aws_s3_bucket.data.id
                    }
                    """))
            .fixes(VERSIONING)
            .getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof())
        .containsExactly(
            "not proved: aws_s3_bucket_versioning.data is there for it, but not in this case:"
                + " its own arguments decide that");
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
